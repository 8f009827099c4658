import type { GivenFacts } from '../../nodes/domain/settlement/known/readFacts';

/** What the client gave. */
export interface Given {
	readonly hasSettings: boolean;
	/** Undefined without `--sage`. */
	readonly facts: GivenFacts | undefined;
	readonly hasSkuMap: boolean;
	readonly files: number;
}

const NO_SETTINGS =
	'No settings were given (--settings): bank and customer codes and tax code numbers other than 0, 1, 2 and 16 are stand-ins, both channels are posted as orders, there is no cut-over, Amazon calculates no VAT (tax rows of 0.00 prove nothing), the company is established in the United Kingdom, and the shipped chart of nominal codes applies. The flow holds every settlement until the settings say them.';
const OF_SETTINGS = 'Accounts, routes and tax codes are those of the settings given; whether Sage has them was not asked.';
const NO_SAGE =
	'Nothing was given of Sage (--sage). Assumed: every order is in Sage as a sales order, with the amounts of its rows; nobody has credited a refund by hand; sales and refunds without tax rows are at the standard rate. Nothing is held for it.';
const CURRENCY =
	'In which currency Sage keeps the bank and customer accounts was not asked: a plan whose accounts are in another currency is refused before anything is sent.';
const PERIODS = 'The accounting periods are taken as months of the calendar, all of them open in Sage.';

/** What a preview takes for granted, sentence by sentence. */
export function assumptionsOf({ hasSettings, facts, hasSkuMap, files }: Given): string[] {
	return [
		hasSettings ? OF_SETTINGS : NO_SETTINGS,
		...(facts ? ofFacts(facts, hasSettings) : [NO_SAGE]),
		...(facts?.products && !hasSkuMap ? ['No SKU map was given (--sku-map): a seller SKU is looked up as the stock code.'] : []),
		CURRENCY,
		...(facts?.periods ? [] : [PERIODS]),
		...(files > 1 ? ['Each settlement is judged as though those before it were posted, held ones too.'] : []),
	];
}

function ofFacts({ orders, credits, taxCodes, products, amazonOrders }: GivenFacts, hasSettings: boolean): string[] {
	const lacking = [
		...(orders ? [] : ['orders: every order is in Sage, and sales and refunds without tax rows are at the standard rate']),
		...(credits ? [] : ['credits: nobody has credited a refund by hand']),
		...(taxCodes ? [] : ['taxCodes: the tax codes of order lines and stock items are not known']),
		...(products ? [] : ['products: no stock item says a VAT']),
		...(amazonOrders ? [] : ["amazonOrders: Amazon's orders say no day, country, carrier or units"]),
	];
	return [
		...(lacking.length > 0 ? [`Left out of the facts (--sage), and assumed: ${lacking.join('; ')}.`] : []),
		...(products && !hasSettings ? ['The tax codes of stock items are taken as confirmed for their sales: no settings say who did.'] : []),
		...(taxCodes && !hasSettings
			? [
					'Of the tax codes 0 is taken for exempt, 1 for standard, 2 for zero, and the only one at 5 %, if there is one, for reduced; the others have no role.',
				]
			: []),
	];
}
