import { readFacts, type GivenFacts } from '../../../nodes/domain/stock/facts';
import type { SageStock } from '../../../nodes/domain/stock/figures';
import type { ListingRow, Offer } from '../../../nodes/domain/stock/stock.types';
import { workOutStock, type StockWork, type WorkOutInput } from '../../../nodes/domain/stock/workOut';
import type { BridgeSettings } from '../../../nodes/domain/settings/settings.types';
import { holding, mapRow, NOW, offersOf, product, rowsOf, stockSettings, UK } from './fixtures';

const PANS = offersOf(mapRow('PAN', 'PAN-24'), mapRow('PAN-FBA', 'PAN-24'), mapRow('MUG', 'MUG-BLUE'), mapRow('MUG-4PK', 'MUG-BLUE', 4));

export interface Given {
	offers?: ReadonlyMap<string, Offer>;
	rows?: ListingRow[];
	facts?: Partial<GivenFacts>;
	sage?: Partial<SageStock>;
	stockCodes?: string[];
	settings?: BridgeSettings;
	more?: Partial<WorkOutInput>;
}

export function work({
	offers = PANS,
	rows = [],
	facts = {},
	sage = {},
	stockCodes = ['PAN-24', 'MUG-BLUE'],
	settings = stockSettings(),
	more = {},
}: Given): StockWork {
	return workOutStock({
		settings,
		offers,
		rows: rowsOf(...rows),
		facts: readFacts({ openOrders: [], orders: [], ordersInSage: [], listings: [], listedIn: [], ...facts }, offers, settings),
		stockCodes,
		sage: {
			products: [product('PAN-24'), product('MUG-BLUE')],
			holdings: [holding('PAN-24', '20'), holding('MUG-BLUE', '492')],
			orderLines: [],
			...sage,
		},
		feedResults: [],
		exceptions: [],
		now: NOW,
		...more,
	});
}

export const sent = ({ batches }: StockWork) =>
	batches.flatMap(({ marketplaceId, method, changes }) => changes.map(({ sku, quantity }) => [marketplaceId, method, sku, quantity]));
export const kinds = ({ exceptions }: StockWork) => exceptions.map(({ kind, recordId }) => [kind, recordId]);
export const rowOf = ({ rows }: StockWork, sku: string, marketplaceId = UK) => rows.find((each) => each.key === `${marketplaceId}|${sku}`);
