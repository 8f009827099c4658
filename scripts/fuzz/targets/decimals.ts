import { fromDecimal } from '../../../nodes/domain/money/money';
import { amountNumber, moneyOf, quantityNumber } from '../../../nodes/Sage200/transport/losslessJson';
import { worthOf } from '../../../nodes/Sage200/transport/amounts';
import { anyJson, mutatedOneOf } from '../json';
import { shortText } from '../text';
import { target } from '../target';

const TEXTS = ['12.30', '-0.05', '100', '4.16667', '90071992547409.91', '99999999999999999999.99'];
const BODIES = [
	{ nominal_analysis_items: [{ gross_value: 12.6, goods_value: 10.5 }] },
	{ cheque_value: '7.77' },
	{ document_goods_value: '10.00', document_tax_value: '2.00' },
	{ lines: [{ selling_unit_price: '24.95833', line_quantity: '2' }, { line_type: 'EnumLineTypeComment' }] },
	{ allocation_lines: [{ value_to_allocate: 3 }] },
];
const PATHS = [
	'/bank_payment',
	'/sales_receipts',
	'/sales_invoices',
	'/sop_orders',
	'/sop_orders/12',
	'/sales_allocations',
	'/constructor',
	'/x',
];

/** Decimals of Sage and of our own steps. What has a docstring that says RangeError may throw it, and nothing else. */
export const decimals = target({
	name: 'decimals',
	draw: (chance) => ({ text: shortText(chance, TEXTS), value: anyJson(chance, 1) }),
	read: ({ text, value }) => {
		for (const read of [fromDecimal, amountNumber, quantityNumber]) refusing(() => read(text));
		moneyOf(text);
		moneyOf(value);
	},
});

/** What a request is worth, which decides whether a limit lets it through: told or unknown, never an error. */
export const worth = target({
	name: 'worth',
	draw: (chance) => ({ path: chance.pick(PATHS), body: mutatedOneOf(chance, BODIES) }),
	read: ({ path, body }) => worthOf(path, body),
});

function refusing(read: () => unknown): void {
	try {
		read();
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
	}
}
