import { readTable } from '../../../nodes/domain/text/table';
import { REPORTS } from '../corpus/reports';
import { mutatedText } from '../text';
import { hold, target } from '../target';

/** Text to a table: every row has as many cells as there are headings. */
export const table = target({
	name: 'table',
	draw: (chance) => mutatedText(chance, REPORTS),
	read: (text) => {
		const result = readTable(text);
		if (!result.ok) return;
		const { headings, rows } = result.value;
		hold(
			rows.every(({ cells }) => cells.length === headings.length),
			'a row has another number of cells than the heading',
		);
		hold(
			rows.every(({ line }, index) => line > (rows[index - 1]?.line ?? 0)),
			'the line numbers do not go up',
		);
	},
});
