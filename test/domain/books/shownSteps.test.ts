import { shownSteps } from '../../../nodes/domain/books/shownSteps';

const step = (secondReference: string) => ({
	document: 'sales_credit_notes',
	secondReference,
	date: '2026-10-31',
	amount: '26.99',
	currency: 'GBP',
});

it('shows each document in words with its date, reference and amount', () => {
	expect(shownSteps(JSON.stringify({ steps: [step('02670454733304252C00')] }))).toEqual([
		['Sales credit note of 2026-10-31, 02670454733304252C00', '26.99 GBP'],
	]);
});

it('says how many more there are behind the first hundred', () => {
	const rows = shownSteps(JSON.stringify({ steps: Array.from({ length: 103 }, (_each, index) => step(`R${index}`)) }));
	expect([rows.length, rows.at(-1)]).toEqual([101, ['and 3 more', '']]);
});

it.each(['', 'null', '{', '{}', '{"steps":"x"}', '[]'])('shows no document of a plan that is "%s"', (plan) => {
	expect(shownSteps(plan)).toEqual([]);
});
