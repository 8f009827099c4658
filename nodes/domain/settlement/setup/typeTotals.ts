import { fromDecimal } from '../../money/money';
import type { BridgeSettings } from '../../settings/settings.types';
import { classifierFor, FEE_NATURES, type NominalMapRow, type RowType } from '../catalogue/classify';
import { classifyRows } from '../classified';
import type { Held } from '../held';
import { NO_ORDER_FACTS } from '../parts/feeGroups';
import { heldFees } from '../parts/feeWhy';
import { judgeFees, type DecidedFee } from '../parts/fees';
import type { ClassifiedRow } from '../rows';
import type { SettlementRow } from '../settlement.types';

/** Rows of one type and marketplace of a settlement, added up. */
export interface TypeTotal extends RowType {
	readonly rows: number;
	/** Decimal string in the settlement's currency. */
	readonly amount: string;
}

/** A settlement by its row types. */
export interface SettlementOfTypes {
	readonly settlementId: string;
	/** Key of its series in the settings; undefined while it is not known. */
	readonly series?: string;
	readonly currency: string;
	/** Its last day, `YYYY-MM-DD`: rows of the map count that are valid on it. */
	readonly endDay: string;
	readonly types: readonly TypeTotal[];
}

/** How the types of a settlement stand with a map: what each is, how its fees are taken, and what would hold. */
export interface TypesStanding {
	readonly rows: readonly ClassifiedRow[];
	readonly fees: readonly DecidedFee[];
	readonly held: readonly Held[];
}

/** Judges the types of a settlement by their totals. What hangs on single rows (the pennies of a tax row, the carrier of an order) is not judged. */
export function standingOf(settlement: SettlementOfTypes, map: readonly NominalMapRow[], settings: BridgeSettings): TypesStanding {
	const { currency, series, endDay } = settlement;
	const context = { country: settings.country, currency, series, rulesFrom: settings.fees.rulesFrom };
	const { rows, held } = classifyRows(settlement.types.map(asRow(endDay)), classifierFor(map, context), 'UTC');
	const { decided, undecided } = judgeFees(
		{ settings, header: { currency } },
		rows.filter(({ is }) => FEE_NATURES.includes(is.nature)),
		NO_ORDER_FACTS,
	);
	const judged = undecided.filter(({ why }) => why.kind !== 'taxOff');
	return { rows, fees: decided, held: [...held, ...heldFees(judged)] };
}

/** A total as one row: the line is its place in the list of totals, from 1. */
const asRow =
	(endDay: string) =>
	({ transactionType, amountType, amountDescription, marketplaceName = '', amount }: TypeTotal, index: number): SettlementRow => ({
		line: index + 1,
		transactionType,
		amountType,
		amountDescription,
		marketplaceName,
		amount: fromDecimal(amount),
		orderId: '',
		adjustmentId: '',
		orderItemCode: '',
		fulfillmentId: '',
		sku: '',
		quantity: 0,
		postedAt: Date.parse(`${endDay}T00:00:00Z`),
	});
