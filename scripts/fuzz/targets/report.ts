import { LAYOUTS, type RowReport } from '../../../nodes/AmazonSellerCentral/reports/layouts';
import { readReport } from '../../../nodes/domain/report/read';
import { charsetOf, mutatedBytes } from '../bytes';
import { REPORTS } from '../corpus/reports';
import { hold, target } from '../target';

const TYPES = Object.keys(LAYOUTS) as RowReport[];

/** Rows of every report type: each row has the same fields, and none is anything but text, a whole number or nothing. */
export const report = target({
	name: 'report',
	draw: (chance) => ({ bytes: mutatedBytes(chance, REPORTS), charset: charsetOf(chance), type: chance.pick(TYPES) }),
	read: ({ bytes, charset, type }) => {
		const result = readReport(bytes, LAYOUTS[type], charset);
		if (!result.ok) return hold(result.refusal.message !== '' && result.refusal.remedy !== '', 'a refusal says nothing');
		const { rows } = result.value;
		const isValue = (value: unknown) => value === null || typeof value === 'string' || Number.isSafeInteger(value);
		hold(
			rows.every((row) => Object.values(row).every(isValue)),
			'a field is neither text nor a whole number nor nothing',
		);
		const fields = new Set(rows.map((row) => Object.keys(row).join('\n')));
		hold(fields.size <= 1, 'two rows of a report have different fields');
	},
});
