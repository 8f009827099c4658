import { decideSettlementLink, executionLink, orderLink, pageLink } from '../../../nodes/domain/pages/links';

describe('links of the pages', () => {
	it('are relative, so that a proxy in front changes nothing', () => {
		for (const link of [orderLink('202-1'), pageLink('health'), decideSettlementLink('k')]) expect(link).not.toMatch(/^(\/|[a-z]+:)/);
	});

	it('carry foreign texts as values alone', () => {
		expect(decideSettlementLink('unknownSku|202-1|A&b=c"><script>\ud800')).toBe(
			'../form/decide-settlement?settlementId=unknownSku%7C202-1%7CA%26b%3Dc%22%3E%3Cscript%3E',
		);
		expect(pageLink('exceptions', { owner: undefined, page: 2 })).toBe('amazon-exceptions?page=2');
	});

	it('lead to a run only where it is certain which', () => {
		expect(executionLink('amzFlow1', '17')).toBe('../workflow/amzFlow1/executions/17');
		expect([executionLink('', '17'), executionLink('a/../b', '17'), executionLink('amzFlow1', 'x')]).toEqual([
			undefined,
			undefined,
			undefined,
		]);
	});
});
