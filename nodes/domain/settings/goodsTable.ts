import { NO_ONE } from './orderTable';
import { optional, withDefault, type SageList, type Setting, type SettingTree } from './setting';
import type { BelowZero, DispatchSettings, FbaSettings, ReturnSettings, SageName, Sharing, StockSettings } from './settings.types';
import { courierSource, currency, day, oneOf, sageName, sageNames, sellerId, stockBuffer, trackingSource, wholeNumber } from './values';

/** Settings of goods: FBA stock, returns, what is offered on Amazon, and what is despatched. */

/** Needed once FBA adjustments are on; `checks.ts` sees to it. */
const fbaName = (names: SageList, means: string, owner: Setting<SageName>['owner'] = 'finance') =>
	optional(sageName, NO_ONE, { owner, names, means });

export const FBA_SETTINGS: SettingTree<FbaSettings> = {
	since: optional(day, '', {
		owner: 'finance',
		means: 'first day of events of the FBA ledger that are posted; without it FBA adjustments are off',
	}),
	lookBackDays: withDefault(wholeNumber(7, 180), '45', {
		owner: 'support',
		means: 'how far back the FBA ledger is read again each day, because its rows come late',
	}),
	units: withDefault(oneOf<'transfer' | 'stocktake'>({ Transfer: 'transfer', Stocktake: 'stocktake' }), 'Transfer', {
		owner: 'operations',
		means: 'units of each event move between the warehouses below, or events post their value only and people count units by stocktake',
	}),
	warehouses: {
		damaged: fbaName('warehouse', 'warehouse of units that Amazon keeps and that are unfit for sale', 'operations'),
		lost: fbaName('warehouse', 'warehouse of units that are missing at Amazon', 'operations'),
		gone: fbaName('warehouse', 'warehouse of units that are out for good, until a person writes them off in Sage', 'operations'),
	},
	value: withDefault(oneOf<'provision' | 'none'>({ Provision: 'provision', None: 'none' }), 'Provision', {
		owner: 'finance',
		means: 'lost and damaged units go to the nominals below against the stock provision, or units move without value',
	}),
	damagedValue: withDefault(
		oneOf<'whenDisposed' | 'whenDamaged'>({ 'When disposed': 'whenDisposed', 'When damaged': 'whenDamaged' }),
		'When disposed',
		{ owner: 'finance', means: 'when damaged units lose their value: once they are disposed of, or at once' },
	),
	currency: optional(currency, '', { owner: 'finance', means: "Sage's base currency, in which it keeps costs" }),
	clearing: fbaName('bank', 'cash book account through which the value of FBA adjustments passes; it returns to zero each time'),
	nominals: {
		lost: fbaName('nominal', 'nominal code of FBA lost stock write-off'),
		damaged: fbaName('nominal', 'nominal code of FBA damaged stock'),
		provision: fbaName('nominal', 'nominal code of the stock provision, which a person releases when Sage writes the units off'),
	},
	claimAfterDays: withDefault(wholeNumber(1, 180), '45', {
		owner: 'operations',
		means: 'days after which units that are missing at Amazon, and neither found nor paid for, are an exception',
	}),
	driftTolerance: withDefault(wholeNumber(0, 100_000), '0', {
		owner: 'operations',
		means: "units by which Amazon's ledger and Sage may differ per stock item before it is an exception",
	}),
};

export const RETURN_SETTINGS: SettingTree<ReturnSettings> = {
	since: optional(day, '', { owner: 'operations', means: 'first day of returns that are brought into Sage; without it returns are off' }),
	refundWithinDays: withDefault(wholeNumber(1, 180), '30', {
		owner: 'support',
		means: 'days that goods may be back without a settled refund before it is an exception',
	}),
	claimAfterDays: withDefault(wholeNumber(1, 180), '45', {
		owner: 'operations',
		means: 'days after which a refund whose goods did not come back is an exception',
	}),
};

export const STOCK_SETTINGS: SettingTree<StockSettings> = {
	sellerId: optional(sellerId, '', {
		owner: 'ecommerce',
		means: "Amazon's merchant token of the account whose listings get quantities; without it the stock flows do not run",
	}),
	warehouses: optional<readonly SageName[]>(sageNames, [], {
		owner: 'operations',
		names: 'warehouse',
		means: 'warehouses whose free stock is offered; their names and descriptions in Sage. Without them the stock flows do not run',
	}),
	belowZero: withDefault(oneOf<BelowZero>({ 'As empty': 'asEmpty', Subtract: 'subtract' }), 'As empty', {
		owner: 'operations',
		means: 'a warehouse whose free stock is below zero counts as empty, or lowers what the other warehouses have',
	}),
	buffer: withDefault(stockBuffer, '0', {
		owner: 'ecommerce',
		means: 'units of each stock item that are held back from Amazon, or a share of what is free, rounded up',
	}),
	maximum: optional<number>(wholeNumber(0, 999_999), undefined, {
		owner: 'ecommerce',
		means: 'most that any listing shows; without it there is no limit',
	}),
	sharing: withDefault(oneOf<Sharing>({ Divide: 'divide', Whole: 'whole' }), 'Divide', {
		owner: 'ecommerce',
		means: 'an item that several SKUs contain is divided among them, so that no unit is offered twice; or offered whole to each',
	}),
	zeroStopNumber: withDefault(wholeNumber(0, 100_000), '20', {
		owner: 'ecommerce',
		means: 'more listings than this do not go to zero at once without a person',
	}),
	zeroStopPercent: withDefault(wholeNumber(0, 100), '30', {
		owner: 'ecommerce',
		means: 'a larger share than this of the listings in stock does not go to zero at once without a person, from three listings on',
	}),
	patchUpTo: withDefault(wholeNumber(0, 1000), '200', {
		owner: 'support',
		means: 'most quantities of one marketplace that are sent one by one; more go by one feed',
	}),
	openOrderDays: withDefault(wholeNumber(1, 85), '30', {
		owner: 'support',
		means: 'how far back pending orders of Amazon and open orders of Sage are looked for, whose units are not offered',
	}),
};

export const DISPATCH_SETTINGS: SettingTree<DispatchSettings> = {
	trackingFrom: withDefault(trackingSource, 'consignment', {
		owner: 'operations',
		means:
			'where the tracking number of a parcel stands in Sage: consignment or notes of the despatch note, or a text field of the order or its lines',
	}),
	courierFrom: withDefault(courierSource, 'courier', {
		owner: 'operations',
		means: 'where the courier of a parcel stands in Sage: courier of the despatch note, or a text field of the order or its lines',
	}),
	trackingWaitMinutes: withDefault(wholeNumber(0, 2880), '120', {
		owner: 'operations',
		means: 'how long a despatch note may be without its tracking number before operations are told',
	}),
	alertHours: withDefault(wholeNumber(1, 72), '6', {
		owner: 'operations',
		means: "hours before Amazon's latest ship time from which a parcel that is not confirmed is told at once",
	}),
	firstRunDays: withDefault(wholeNumber(1, 85), '14', { owner: 'support', means: 'how far back the first run looks for despatches' }),
};
