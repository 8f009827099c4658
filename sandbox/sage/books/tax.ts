import { decimalText } from '../shapes/write';
import { refuse } from '../refusal';
import type { Row } from '../shapes/shape';
import type { TaxCodeRecord } from './masters';

/** Sage lets people override the tax of a line; further off than this it is taken for a mistake. The limit is the sandbox's own. */
const TOLERATED_PERCENT_OF_GOODS = 1;
const TOLERATED_PENCE = 100;

/** A code of rate 0 carries no tax; else the tax must be near goods x rate (pence; rate in hundredths of a percent). */
export function checkTax(code: TaxCodeRecord, goods: number, tax: number): void {
	if (code.tax_rate === 0) {
		if (tax !== 0) refuse(`Tax code ${code.code} has rate 0, but a tax value of ${decimalText(tax, 2)} was sent.`);
		return;
	}
	const expected = (goods * code.tax_rate) / 10_000;
	const tolerated = (goods * TOLERATED_PERCENT_OF_GOODS) / 100 + TOLERATED_PENCE;
	if (Math.abs(tax - expected) > tolerated)
		refuse(`A tax value of ${decimalText(tax, 2)} on ${decimalText(goods, 2)} is implausible for tax code ${code.code}.`);
}

/** Direction of VAT: receipts and sales documents post output VAT, payments and purchase documents input VAT. */
export type TaxDirection = 'Input' | 'Output';

/** An item of `tax_analysis_items` as read back. The stored words of `entry_type` are not documented. */
export const postedTaxItem = (code: TaxCodeRecord, goods: number, tax: number, direction: TaxDirection): Row => ({
	id: code.id,
	code: code.code,
	name: code.name,
	entry_type: `TaxEntryType${direction}`,
	goods_amount: goods,
	tax_amount: tax,
	tax_discount_amount: 0,
});
