import { SourceLines } from '../../books/sourceLines';
import { addMinor, subtractMinor, ZERO, type Minor } from '../../money/money';
import { splitInProportion } from '../../money/split';
import { groupBy, type NonEmpty } from '../../lists/groupBy';
import type { VatTreatment } from '../../settings/settings.types';
import { marketplaceCountry } from '../../vat/marketplace';
import type { PartFacts, SettlementAmount } from '../facts';
import { liveOrder } from '../known/sageOrders';
import { vatInSage } from '../known/sageVat';
import { linesBehind, sumRows, type ClassifiedRow } from '../rows';
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
			facts.unitsSold.get(itemSold(item[0].row)) ||
			vatInSage(order, 'goods', stock?.codes ?? [], settings)?.units ||
			onAmazon?.units ||
			0,
		isCalculated: isCalculated(settings, onAmazon?.createdTime.slice(0, 10) || day),
		inSage: (subject) => vatInSage(order, subject, stock?.codes ?? [], settings),
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
	readonly lines: SourceLines;
}

/** A line as it grows. */
type GrowingAmount = { -readonly [Field in keyof SettlementAmount]: SettlementAmount[Field] };

/** Lines by nominal account and VAT treatment, debit positive (a sale is a credit). Amounts of nothing are left out. */
export class ItemLines {
	private readonly lines = new Map<string, GrowingAmount>();

	constructor(
		private readonly facts: Pick<PartFacts, 'settings'>,
		private readonly narrative: string,
	) {}

	add(taxed: readonly TaxedSubject[]): this {
		const { taxCodes } = this.facts.settings;
		for (const subject of taxed)
			for (const share of sharesOf(subject)) addShare(this.lines, share, taxCodes[share.treatment].code, this.narrative);
		return this;
	}

	amounts(): SettlementAmount[] {
		return [...this.lines.values()].filter(({ gross, tax }) => gross !== 0 || tax !== 0);
	}
}

function addShare(lines: Map<string, GrowingAmount>, { on, net, tax, lines: behind }: Share, taxCode: number, narrative: string): void {
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
		lines: new SourceLines(),
	};
	lines.set(key, line);
	line.gross = subtractMinor(line.gross, addMinor(net, tax));
	line.tax = subtractMinor(line.tax, tax);
	line.lines.addAll(behind);
}

/** Each row goes to its own account, and tax to the account of what it is charged on. */
function sharesOf(taxed: TaxedSubject): Share[] {
	const { rows } = taxed;
	if (isOfOneAccount(rows)) return [shareOf(taxed, rows, rows[0].is, ofOneAccount(taxed))];
	const bases = rows.filter(isBaseRow);
	const carrierOf = (row: ClassifiedRow): ClassifiedRow =>
		bases.includes(row) ? row : (bases.find(({ row: base }) => base.amountType === row.row.amountType) ?? bases[0] ?? row);
	const byAccount = [...groupBy(rows, (row) => accountKey(carrierOf(row).is)).values()];
	return taxesOf(taxed, byAccount).map(([ofAccount, tax]) => shareOf(taxed, ofAccount, carrierOf(ofAccount[0]).is, tax));
}

function shareOf({ contained, treatment }: TaxedSubject, rows: OfAccount, on: ClassifiedRow['is'], tax: Minor): Share {
	const amount = baseOf(rows);
	return { on, net: contained ? subtractMinor(amount, tax) : amount, tax, treatment, lines: linesBehind(rows) };
}

/** As nearly all are: then there is nothing to share out. */
const isOfOneAccount = ([{ is: first }, ...others]: OfAccount): boolean =>
	others.every(
		({ is }) => is.nominalCode === first.nominalCode && is.costCentre === first.costCentre && is.department === first.department,
	);

function ofOneAccount({ tax, contained, treatment, rows }: TaxedSubject): Minor {
	if (treatment === 'marketplaceCollected') return ZERO;
	return contained ? tax : sumRows(rows, isTaxRow);
}

type OfAccount = NonEmpty<ClassifiedRow>;

function taxesOf({ tax, contained, treatment }: TaxedSubject, byAccount: readonly OfAccount[]): ReadonlyArray<readonly [OfAccount, Minor]> {
	if (treatment === 'marketplaceCollected') return byAccount.map((rows) => [rows, ZERO]);
	if (!contained) return byAccount.map((rows) => [rows, sumRows(rows, isTaxRow)]);
	return splitInProportion(tax, byAccount, baseOf) ?? byAccount.map((rows, index) => [rows, index === 0 ? tax : ZERO]);
}

const baseOf = (rows: readonly ClassifiedRow[]): Minor => sumRows(rows, isBaseRow);

const accountKey = ({ nominalCode, costCentre, department }: ClassifiedRow['is']): string =>
	[nominalCode, costCentre, department].join('|');
