import { toDecimal, ZERO } from '../../money/money';
import { csv } from '../csv';
import { download, type Answer } from '../layout';
import { namesFrom } from '../names';
import { boxesOf, vatRows } from '../settlements/vat';
import { currenciesOf, feeMonths, feesOf, inCurrency, monthOf, ofMonth, settledOf, stepsOfMonth, type MonthEndInput } from './facts';

const HEADINGS = ['Part', 'What', 'Detail', 'Month', 'Amount', 'Currency'];

/** The figures of a month as a file, one in each row. The same facts give the same file. */
export function monthEndCsv(input: MonthEndInput): Answer {
	const month = monthOf(input);
	const all = settledOf(input);
	const rows = [
		...ofMonth(all, month, input.view).flatMap(({ row }) => [
			['Settlement', row.settlementId, 'Amazon paid', month, row.total, row.currency],
			['Settlement', row.settlementId, 'Amazon holds', month, row.currentReserve, row.currency],
			['Settlement', row.settlementId, 'Sage shows', month, row.clearingBalance, row.currency],
			['Settlement', row.settlementId, `Status: ${row.status}, approved by: ${row.approvedBy}`, month, '', ''],
		]),
		...currenciesOf(all).flatMap((currency) => ofCurrency(input, month, currency)),
	];
	return download(`month-end-${month}.csv`, csv(HEADINGS, rows), 'text/csv');
}

function ofCurrency(input: MonthEndInput, month: string, currency: string): string[][] {
	const own = inCurrency(settledOf(input), currency);
	const names = namesFrom(input.settings);
	const vat = vatRows(stepsOfMonth(own, month), names);
	const months = feeMonths(month);
	return [
		...vat.flatMap(({ role, side, net, tax }) => [
			['VAT', role, `${side}, net`, month, toDecimal(net), currency],
			['VAT', role, `${side}, VAT`, month, toDecimal(tax), currency],
		]),
		...Object.entries(boxesOf(vat)).map(([box, amount]) => ['VAT return', box, '', month, toDecimal(amount), currency]),
		...feesOf(own, month).flatMap(({ code, byMonth }) =>
			months.map((each, index) => ['Fees without VAT', code, names.of(code), each, toDecimal(byMonth[index] ?? ZERO), currency]),
		),
	];
}
