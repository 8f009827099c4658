import type { BridgeSettings } from '../../nodes/domain/settings/settings.types';
import type { NominalMapRow } from '../../nodes/domain/settlement/catalogue/classify';
import { analyseSettlement, type SettlementAnalysis } from '../../nodes/domain/settlement/plan';
import type { Settlement } from '../../nodes/domain/settlement/settlement.types';

/**
 * Works a settlement through. Nothing is asked of Sage: orders are taken to be there, and the file's own carried-in balance is taken as
 * the opening balance of the clearing account. Undefined when the settings have no series in the settlement's currency.
 */
export function analyseForPreview(
	settlement: Settlement,
	settings: BridgeSettings,
	nominalMap: readonly NominalMapRow[],
	now: string,
): SettlementAnalysis | undefined {
	const own = settings.series.find(({ currency }) => currency === settlement.header.currency);
	if (!own) return undefined;
	const analyse = (openingReserve: string) => {
		const series = { ...own, openingReserve, openingSettlementId: '' };
		return analyseSettlement({ settlement, settings, series, nominalMap, ordersInSage: 'assumed', previous: null, now });
	};
	return analyse(analyse('0.00').openingClearing);
}
