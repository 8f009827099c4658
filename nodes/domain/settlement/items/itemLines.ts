import { addMinor, subtractMinor, sumMinor, ZERO, type Minor } from '../../money/money';
import { splitInProportion } from '../../money/split';
import { groupBy, type NonEmpty } from '../../lists/groupBy';
import type { VatTreatment } from '../../settings/settings.types';
import { marketplaceCountry } from '../../vat/marketplace';
import type { PartFacts, SettlementAmount } from '../facts';
import { liveOrder } from '../known/sageOrders';
import { vatInSage } from '../known/sageVat';
import { rowsOf, type ClassifiedRow } from '../rows';
import type { SettlementRow } from '../settlement.types';
import { isBaseRow, itemsOf, itemSold, isTaxRow, unitsOf } from './subjects';
import { vatOfItem, type TaxedSubject, type VatDoubt, type VatKnowledge } from './subjectVat';

/** An item whose VAT is not certain. */
export interface DoubtfulItem {
	readonly doubt: VatDoubt;
	readonly item: NonEmpty<ClassifiedRow>;
}

/** Items with their VAT, and those without. */
export interface TaxedItems {
	readonly taxed: readonly TaxedSubject[];
	readonly doubtful: readonly DoubtfulItem[];
}

/** Decides the VAT of every item in the rows of sales or of refunds. */
export function taxItems(facts: PartFacts, rows: readonly ClassifiedRow[], side: VatKnowledge['side']): TaxedItems {
	const taxed: TaxedSubject[] = [];
	const doubtful: DoubtfulItem[] = [];
	for (const item of itemsOf(rows)) {
		if (item.every(({ row }) => row.amount === 0)) continue;
		const vat = vatOfItem(item, knowledgeOf(facts, item, side));
		if (typeof vat === 'string') doubtful.push({ doubt: vat, item });
		else taxed.push(...vat);
	}
	return { taxed, doubtful };
}

function knowledgeOf(facts: PartFacts, item: NonEmpty<ClassifiedRow>, side: VatKnowledge['side']): VatKnowledge {
	const { settings, header, known } = facts;
	const { row, day } = item[0];
	const order = liveOrder(known.sage, row.orderId);
	const onAmazon = known.amazon.get(row.orderId);
	const stock = known.stockItemOf(row.sku);
	return {
		side,
		isUk: marketplaceCountry(row.marketplaceName, header.currency) === 'GB' && settings.country === 'GB',
		units:
			unitsOf(item) ||
			facts.unitsSold.get(itemSold(item[0])) ||
			vatInSage(order, 'goods', stock?.code, settings)?.units ||
			onAmazon?.units ||
			0,
		isCalculated: isCalculated(settings, onAmazon?.createdTime.slice(0, 10) || day),
		inSage: (subject) => vatInSage(order, subject, stock?.code, settings),
		stockItem: stock?.treatment,
		onAmazon,
		isAssumed: known.sage === 'assumed',
	};
}

/** Whether Amazon calculated the VAT of an order of that day (`YYYY-MM-DD`). */
const isCalculated = ({ vat }: PartFacts['settings'], day: string): boolean => vat.calculationSince !== '' && day >= vat.calculationSince;

/** Part of a subject on one account, signed as in the file. */
interface Share {
	readonly on: ClassifiedRow['is'];
	readonly net: Minor;
	readonly tax: Minor;
	readonly treatment: VatTreatment;
	readonly rows: readonly SettlementRow[];
}

/** A line as it grows: the rows of thousands of items are pushed on, not copied. */
type GrowingAmount = { -readonly [Field in keyof SettlementAmount]: SettlementAmount[Field] } & { rows: SettlementRow[] };

/** Lines by nominal account and VAT treatment, debit positive (a sale is a credit). Amounts of nothing are left out. */
export function linesOf({ settings }: Pick<PartFacts, 'settings'>, taxed: readonly TaxedSubject[], narrative: string): SettlementAmount[] {
	const lines = new Map<string, GrowingAmount>();
	for (const share of taxed.flatMap(sharesOf)) addShare(lines, share, settings.taxCodes[share.treatment].code, narrative);
	return [...lines.values()].filter(({ gross, tax }) => gross !== 0 || tax !== 0);
}

function addShare(lines: Map<string, GrowingAmount>, { on, net, tax, rows }: Share, taxCode: number, narrative: string): void {
	const { nominalCode, costCentre, department } = on;
	const key = [nominalCode, costCentre, department, taxCode].join('|');
	const line = lines.get(key) ?? {
		nominalCode,
		costCentre,
		department,
		taxCode,
		vat: 'output',
		gross: ZERO,
		tax: ZERO,
		narrative,
		rows: [],
	};
	lines.set(key, line);
	line.gross = subtractMinor(line.gross, addMinor(net, tax));
	line.tax = subtractMinor(line.tax, tax);
	for (const row of rows) line.rows.push(row);
}

/** Each row goes to its own account, and tax to the account of what it is charged on. */
function sharesOf(taxed: TaxedSubject): Share[] {
	const { rows, treatment } = taxed;
	const bases = rows.filter(isBaseRow);
	const carrierOf = (row: ClassifiedRow): ClassifiedRow =>
		bases.includes(row) ? row : (bases.find(({ row: base }) => base.amountType === row.row.amountType) ?? bases[0] ?? row);
	const byAccount = [...groupBy(rows, (row) => accountKey(carrierOf(row).is)).values()];
	return taxesOf(taxed, byAccount).map(([ofAccount, tax]) => {
		const amount = baseOf(ofAccount);
		const net = taxed.contained ? subtractMinor(amount, tax) : amount;
		return { on: carrierOf(ofAccount[0]).is, net, tax, treatment, rows: rowsOf(ofAccount) };
	});
}

type OfAccount = NonEmpty<ClassifiedRow>;

function taxesOf({ tax, contained, treatment }: TaxedSubject, byAccount: readonly OfAccount[]): ReadonlyArray<readonly [OfAccount, Minor]> {
	if (treatment === 'marketplaceCollected') return byAccount.map((rows) => [rows, ZERO]);
	if (!contained) return byAccount.map((rows) => [rows, sumMinor(rows.filter(isTaxRow).map(({ row }) => row.amount))]);
	return splitInProportion(tax, byAccount, baseOf) ?? byAccount.map((rows, index) => [rows, index === 0 ? tax : ZERO]);
}

const baseOf = (rows: readonly ClassifiedRow[]): Minor => sumMinor(rows.filter(isBaseRow).map(({ row }) => row.amount));

const accountKey = ({ nominalCode, costCentre, department }: ClassifiedRow['is']): string =>
	[nominalCode, costCentre, department].join('|');
