import { minorUnits, sumMinor } from '../money/money';
import type { Classifier } from './catalogue/classify';
import type { Nature } from './catalogue/entry';
import type { Carried } from './chain';
import type { FoldedSettlement } from './fold/fold';
import type { RowKind } from './fold/rowKinds';

/** What tells which series a settlement belongs to. */
export interface SettlementEnds {
	readonly settlementId: string;
	readonly currency: string;
	/** ISO 8601 instants. */
	readonly startDate: string;
	readonly endDate: string;
	/** Marketplaces that its rows name, each once. */
	readonly marketplaces: readonly string[];
	/** Account type that Amazon's Finances give for this settlement id; '' when they did not answer. */
	readonly accountType: string;
	/** Reserve released, and that less the debt carried in. */
	readonly carriedIn: Carried;
}

/** What tells the series of a settlement: its period, marketplaces and what it carries in, from its own rows. */
export function endsOf({ header, rows }: FoldedSettlement, classify: Classifier, accountType: string): SettlementEnds {
	const natureOf = ({ type, marketplaceName }: RowKind) => classify({ ...type, marketplaceName })?.nature;
	const sumOf = (nature: Nature) =>
		sumMinor(rows.kinds.filter((kind) => natureOf(kind) === nature).map(({ amount }) => minorUnits(amount)));
	const reserve = sumOf('reserveReleased');
	const { settlementId, currency, startDate, endDate } = header;
	return {
		settlementId,
		currency,
		startDate,
		endDate,
		marketplaces: [...new Set(rows.kinds.map(({ marketplaceName }) => marketplaceName))].filter((name) => name !== ''),
		accountType,
		carriedIn: { reserve, balance: minorUnits(reserve + sumOf('payableToAmazon')) },
	};
}
