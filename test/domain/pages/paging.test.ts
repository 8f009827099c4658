import { pageOf } from '../../../nodes/domain/pages/paging';

const rows = Array.from({ length: 120 }, (_, index) => index + 1);

describe('rows on a page', () => {
	it('are fifty, and the last page has what is left', () => {
		expect(pageOf(rows, '1')).toMatchObject({ number: 1, pages: 3, total: 120 });
		expect(pageOf(rows, '3').rows).toEqual(rows.slice(100));
	});

	it.each([
		['', 1],
		['0', 1],
		['-2', 1],
		['99999', 3],
		['1 OR 1', 1],
	])('asked for as %j are those of a page that there is', (asked, number) => {
		expect(pageOf(rows, asked).number).toBe(number);
	});

	it('are one empty page where there are none', () => {
		expect(pageOf([], '7')).toEqual({ rows: [], number: 1, pages: 1, total: 0 });
	});
});
