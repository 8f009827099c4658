import { updateDisplayOptions, type IExecuteFunctions } from 'n8n-workflow';
import { workOutStock } from '../../../domain/stock/workOut';
import { NOW, nowField } from '../../fields';
import { exceptionItems, NOTHING, readyItem, type BridgeItems } from '../../items';
import { readInstant, readTexts } from '../../parameters';
import type { RunCache } from '../../runCache';
import { readSettings, settingsField } from '../../settings';
import { exceptionsField, factFields, factsOf, listingRowsOf, listingsField, moreJson, offersOf, rowsOf, skuMapField } from './fields';

export const description = updateDisplayOptions({ show: { resource: ['stock'], operation: ['workOut'] } }, [
	settingsField,
	skuMapField,
	listingsField,
	exceptionsField,
	...factFields,
	moreJson('Stock Codes', 'stockCodes', 'Codes that Sage was asked for, as Stock: List Needs gives them'),
	moreJson('Products', 'products', 'Products of Sage with these codes as JSON'),
	moreJson('Holdings', 'holdings', 'Holdings of these products as JSON, with product.code'),
	moreJson('Order Lines', 'orderLines', 'Lines of sales orders with these products as JSON'),
	moreJson('Feed Results', 'feedResults', 'Results of feeds that were at work as JSON, as Listing: Get Bulk Result gives them'),
	nowField,
]);

/**
 * Ready: one item: `batches` of quantities to send, `rows` of Listings that changed, `judged` (keys of exceptions that were looked at), `listings` and `held` (how many), `missesNew` (Amazon did not name all new orders). Exceptions: SKUs whose figure nobody can
 * tell, mass-zero stops, differences, listings without a stock item. Runs once, on the first item.
 */
export async function execute(this: IExecuteFunctions, i: number, run: RunCache): Promise<BridgeItems> {
	if (i > 0) return NOTHING;
	const offers = offersOf(this);
	const facts = factsOf(this, run, offers);
	const { exceptions, ...work } = workOutStock({
		settings: readSettings(this, run),
		offers,
		rows: listingRowsOf(this),
		facts,
		stockCodes: readTexts(this, { name: 'stockCodes', displayName: 'Stock Codes' }, 0),
		sage: {
			products: rowsOf(this, 'products', 'Products'),
			holdings: rowsOf(this, 'holdings', 'Holdings'),
			orderLines: rowsOf(this, 'orderLines', 'Order Lines'),
		},
		feedResults: rowsOf(this, 'feedResults', 'Feed Results'),
		exceptions: rowsOf(this, 'exceptions', 'Exceptions'),
		now: readInstant(this, NOW, 0),
	});
	return { ...NOTHING, ready: [readyItem({ ...work, missesNew: facts.missesNew })], exceptions: exceptionItems(exceptions) };
}
