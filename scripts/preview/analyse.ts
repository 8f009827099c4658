import type { NominalMapRow } from '../../nodes/domain/settlement/catalogue/classify';
import { analyseSettlement, type SettlementAnalysis } from '../../nodes/domain/settlement/plan';
import type { Settlement } from '../../nodes/domain/settlement/settlement.types';
import { DEMO_SERIES, settingsWith } from '../../sandbox/demo/settings';

/**
 * Works a settlement through with the shipped defaults. Nothing is asked of Sage: orders are taken to be there, and the file's own
 * carried-in balance is taken as the opening balance of the clearing account.
 */
export function analyseForPreview(settlement: Settlement, nominalMap: readonly NominalMapRow[], now: string): SettlementAnalysis {
	const carriedIn = analyse(settlement, nominalMap, now, '0.00').openingClearing;
	return analyse(settlement, nominalMap, now, carriedIn);
}

function analyse(settlement: Settlement, nominalMap: readonly NominalMapRow[], now: string, openingReserve: string): SettlementAnalysis {
	const { currency } = settlement.header;
	// Only pounds have accounts in the shipped settings; the names of another currency must not look like those of pounds.
	const standIn = (code: string) => ({ code, name: '' });
	const named =
		currency === DEMO_SERIES.currency
			? DEMO_SERIES
			: {
					...DEMO_SERIES,
					key: currency,
					currency,
					clearing: standIn(`AMZ${currency}`),
					customer: standIn(`(${currency} customer)`),
					summaryCustomer: standIn(`(${currency} summary customer)`),
				};
	const series = { ...named, openingReserve };
	const settings = settingsWith({ series: [series] });
	return analyseSettlement({ settlement, settings, series, nominalMap, ordersInSage: 'assumed', previous: null, now });
}
