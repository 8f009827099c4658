import { html } from '../../../nodes/domain/pages/html';
import { escapeHtml, visible } from '../../../nodes/domain/text/escapeHtml';

describe('text on a page', () => {
	it('is shown as it was typed and does nothing, in the text and in an attribute', () => {
		const sku = `<img src=x onerror="alert('1')">&`;
		expect(html`<td title="${sku}">${sku}</td>`.text).toBe(
			'<td title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;">&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</td>',
		);
	});

	it('loses terminal escapes, marks that turn writing round, and halves of characters', () => {
		expect(escapeHtml('a\u001b[31mb\u0007\u0000\u202Ec\u2066\ud800d\u009f')).toBe('a[31mbcd');
		expect(visible('line\nnext\tcell 😀')).toBe('line\nnext\tcell 😀');
	});

	it('stays one text where it looks like what was put together before', () => {
		const inner = html`<b>${'<i>'}</b>`;
		expect(html`${inner}${inner.text}`.text).toBe('<b>&lt;i&gt;</b>&lt;b&gt;&amp;lt;i&amp;gt;&lt;/b&gt;');
	});

	it('is left out where there is none, and lists stand one after the other', () => {
		expect(html`${undefined}${false}${0}${[html`<i>1</i>`, html`<i>2</i>`]}`.text).toBe('0<i>1</i><i>2</i>');
	});
});
