import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from '../../../scripts/preview/command';
import { fileText, refund, SALE, type ShortRow } from '../../domain/settlement/fixture';

const folder = mkdtempSync(join(tmpdir(), 'preview-html-'));
afterAll(() => rmSync(folder, { recursive: true }));
const page = (rows: ShortRow[], total: string): string => {
	const path = join(folder, 'settlement.txt');
	writeFileSync(path, fileText({ total, rows }));
	const { code, out } = preview([path, '--format', 'html'], '2026-12-20T10:00:00.000Z');
	expect(code).toBe(0);
	return out;
};

describe('The page of a settlement', () => {
	it('needs no script, no network and no other file', () => {
		const shown = page(SALE, '20.40');
		expect(shown).toMatch(/^<!doctype html>/);
		expect(shown).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|https?:|\son\w+=/i);
	});

	it('shows journal with VAT roles, documents, VAT boxes and checks', () => {
		const shown = page([...SALE, ...refund('2026-10-25 10:00:00 UTC')], '8.40');
		expect(shown).toContain('<td data-label="VAT" class="text">Standard 20 % (1)</td>');
		expect(shown).toContain('sales_credit_notes');
		expect(shown).toMatch(
			/Box 1" class="number">-2\.00<.*Box 4" class="number">0\.60<.*Box 6" class="number">-10\.00<.*Box 7" class="number">3\.00</,
		);
		expect(shown).toContain('1 settlement of 1 would post straight through');
		expect(shown).toContain('Nothing was given of Sage');
	});

	it('shows what holds a settlement with the way out', () => {
		const shown = page([...SALE, { type: ['Brand New Type', 'Unseen', 'Whatever'], amount: '-1.00' }], '19.40');
		expect(shown).toContain('unknownRowType: holds the settlement');
		expect(shown).toContain('To put it right:');
		expect(shown).toContain('<span class="badge held">held</span>');
	});

	it('shows texts of the file as texts, never as markup', () => {
		const shown = page([...SALE, { type: ['<script>alert(1)</script>', `"><b onx='1'>`, 'a&b'], amount: '-1.00' }], '19.40');
		expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
		expect(shown).toContain('a&amp;b');
		expect(shown).not.toMatch(/<script|<b /);
	});
});
