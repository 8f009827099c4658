import { readTable } from '../../../nodes/domain/text/table';
import { REPORTS } from '../corpus/reports';
import { mutatedText } from '../text';
import { hold, target } from '../target';

/** Text to a table: no row has a filled cell without a heading. */
export const table = target({
	name: 'table',
	draw: (chance) => mutatedText(chance, REPORTS),
	read: (text) => {
		const result = readTable(text);
		if (!result.ok) return;
		const { headings, rows } = result.value;
		hold(
			rows.every(({ cells }) => cells.slice(headings.length).every((cell) => cell === '')),
			'a row has a filled cell without a heading',
		);
		hold(
			rows.every(({ line }, index) => line > (rows[index - 1]?.line ?? 0)),
			'the line numbers do not go up',
		);
	},
});
