import { optional, required, withDefault, type SageList, type Setting, type SettingTree } from './setting';
import type { OrderSettings, PromotionForm, SageName } from './settings.types';
import { lineFields, oneOf, orderFields, orderTextField, priorities, sageName, smallAmount, yesOrNo } from './values';

/** Something of Sage by code and name, which has no default. */
export const inSage = (names: SageList, means: string, owner: Setting<SageName>['owner'] = 'finance') =>
	required(sageName, { owner, means, names });

/** What is not named. */
export const NO_ONE: SageName = { code: '', name: '' };

const PROMOTION_FORM = oneOf<PromotionForm>({
	'Unit price': 'unitPrice',
	'Unit discount': 'unitDiscount',
	'Free-text line': 'freeTextLine',
});

/** Settings of orders; their keys begin with `orders.`. */
export const ORDER_SETTINGS: SettingTree<OrderSettings> = {
	warehouses: {
		FBM: inSage('warehouse', 'warehouse of orders that the seller sends; its name and description in Sage', 'operations'),
		FBA: inSage('warehouse', 'warehouse of orders that Amazon sends; its name and description in Sage', 'operations'),
	},
	deliveryCharge: inSage('additionalCharge', 'additional charge for delivery'),
	giftWrapNominal: inSage('nominal', 'nominal code of gift wrap lines'),
	promotionAs: withDefault(PROMOTION_FORM, 'Unit price', {
		owner: 'finance',
		means: 'promotions on items lower the unit price and a comment says so; or are a unit discount, or a negative free-text line',
	}),
	promotionNominal: optional(sageName, NO_ONE, {
		owner: 'finance',
		names: 'nominal',
		means: 'nominal code of promotion lines; may be left out while promotions are no lines of their own',
	}),
	roundingNominal: inSage('nominal', 'nominal code of the rounding line'),
	roundingLimit: withDefault(smallAmount, '0.05', {
		owner: 'finance',
		means: "largest rounding line in the order's currency; more than that is held",
	}),
	replacements: withDefault(oneOf<'enter' | 'hold'>({ Enter: 'enter', Hold: 'hold' }), 'Enter', {
		owner: 'operations',
		means: 'replacements and exchanges without proceeds are entered at no price, or held for a person',
	}),
	cancellationRequests: withDefault(oneOf<'hold' | 'flag'>({ Hold: 'hold', Flag: 'flag' }), 'Hold', {
		owner: 'operations',
		means: 'an order that its buyer asked to cancel is held, or entered and flagged in the field below',
	}),
	cancellationFlag: optional(orderTextField, '', {
		owner: 'operations',
		means: "field of Sage's order that says that the buyer asked to cancel; without it nothing is flagged",
	}),
	cancelledOnAmazon: withDefault(oneOf<'hold' | 'delete'>({ Hold: 'hold', Delete: 'delete' }), 'Hold', {
		owner: 'operations',
		means: 'an order in Sage that is cancelled on Amazon is left to a person, or deleted while it is untouched',
	}),
	changedOnAmazon: withDefault(oneOf<'hold' | 'update'>({ Hold: 'hold', Update: 'update' }), 'Hold', {
		owner: 'operations',
		means: 'an order in Sage that differs from Amazon is left to a person, or brought in line while it is untouched',
	}),
	documentNumber: withDefault(
		oneOf<'automatic' | 'amazonOrderId'>({ Automatic: 'automatic', 'Amazon order ID': 'amazonOrderId' }),
		'Automatic',
		{
			owner: 'operations',
			means: "number of the order: Sage's own, or the Amazon order id where Sage is set to give none (Professional)",
		},
	),
	pastDates: withDefault(oneOf<'keep' | 'today' | 'leaveOut'>({ Keep: 'keep', Today: 'today', 'Leave out': 'leaveOut' }), 'Today', {
		owner: 'operations',
		means: 'delivery dates that are over when the order is entered are kept, become the day of entry, or are left out',
	}),
	orderFields: optional(orderFields, [], {
		owner: 'operations',
		means: 'analysis codes and spare texts of the order; purchaseOrderNumber and buyerVatNumber are data of business buyers',
	}),
	lineFields: optional(lineFields, [], {
		owner: 'operations',
		means: 'analysis codes, spare texts and comments of item lines; orderItemId is what tells two lines of one stock item apart',
	}),
	priorities: optional(priorities, [], {
		owner: 'operations',
		means: 'priority of the order by the delivery speed that the buyer chose; without it Sage gives its own',
	}),
	giftMessages: withDefault(oneOf<'off' | 'comment'>({ Off: 'off', 'Comment line': 'comment' }), 'Off', {
		owner: 'operations',
		means: "gift messages, the buyer's own words, stand in a comment line below the item",
	}),
	keepBuyerContact: withDefault(yesOrNo, 'no', {
		owner: 'operations',
		means: "whether the buyer's name, telephone and e-mail go into the delivery address of the order",
	}),
};
