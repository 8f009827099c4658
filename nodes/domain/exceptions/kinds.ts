import type { ExceptionOwner, ExceptionRecord } from './exception';

interface ExceptionKind {
	readonly owner: ExceptionOwner;
	/** Hours until it should be put right. */
	readonly dueHours: number;
	readonly flow: ExceptionRecord['flow'];
	readonly recordType: string;
}

/** Every kind of refusal with its owner and the time it may wait. */
export const EXCEPTION_KINDS = {
	// orders
	unknownSku: { owner: 'ecommerce', dueHours: 24, flow: 'orders', recordType: 'order' },
	unknownStockCode: { owner: 'operations', dueHours: 24, flow: 'orders', recordType: 'order' },
	stockItemNotForSale: { owner: 'operations', dueHours: 24, flow: 'orders', recordType: 'order' },
	addressDoesNotFit: { owner: 'operations', dueHours: 8, flow: 'orders', recordType: 'order' },
	orderTotalsDisagree: { owner: 'finance', dueHours: 24, flow: 'orders', recordType: 'order' },
	orderDataMissing: { owner: 'ecommerce', dueHours: 24, flow: 'orders', recordType: 'order' },
	noCustomerForCurrency: { owner: 'finance', dueHours: 24, flow: 'orders', recordType: 'order' },
	vatUndecided: { owner: 'finance', dueHours: 24, flow: 'orders', recordType: 'order' },
	roundingTooLarge: { owner: 'finance', dueHours: 24, flow: 'orders', recordType: 'order' },
	cancelledOnAmazon: { owner: 'operations', dueHours: 8, flow: 'orders', recordType: 'order' },
	buyerAskedToCancel: { owner: 'operations', dueHours: 4, flow: 'orders', recordType: 'order' },
	replacementOrder: { owner: 'operations', dueHours: 24, flow: 'orders', recordType: 'order' },
	orderChangedOnAmazon: { owner: 'operations', dueHours: 8, flow: 'orders', recordType: 'order' },
	orderNotFinished: { owner: 'operations', dueHours: 8, flow: 'orders', recordType: 'order' },
	orderNotOnAmazon: { owner: 'ecommerce', dueHours: 24, flow: 'orders', recordType: 'order' },
	orderOnHold: { owner: 'operations', dueHours: 8, flow: 'orders', recordType: 'order' },
	customerOnHold: { owner: 'finance', dueHours: 8, flow: 'orders', recordType: 'order' },
	sellingUnitUnclear: { owner: 'operations', dueHours: 24, flow: 'orders', recordType: 'order' },
	codesNotStored: { owner: 'operations', dueHours: 24, flow: 'orders', recordType: 'orderFields' },
	// settlements
	settlementUnreadable: { owner: 'support', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	settlementTotalDisagrees: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	unknownRowType: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	rowTypeUndecided: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	unmappedNominal: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	withheldTaxDoesNotCancel: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	itemVatUndecided: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	feeVatUndecided: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	feeGroupIsCredit: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	orderNotInSage: { owner: 'operations', dueHours: 24, flow: 'settlements', recordType: 'order' },
	orderCancelledInSage: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'order' },
	orderTwiceInSage: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'order' },
	orderStatusUnclear: { owner: 'support', dueHours: 24, flow: 'settlements', recordType: 'order' },
	orderOnBothRoutes: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'order' },
	// orders of a settlement: they hold their own document only
	marketplaceVatInUk: { owner: 'finance', dueHours: 8, flow: 'settlements', recordType: 'settlement' },
	refundVatDiffers: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'order' },
	refundBeforeCutOver: { owner: 'finance', dueHours: 72, flow: 'settlements', recordType: 'order' },
	refundOnOtherSide: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'order' },
	creditsDisagree: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'order' },
	decisionUnusable: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'order' },
	waitingUnreadable: { owner: 'support', dueHours: 24, flow: 'settlements', recordType: 'order' },
	settledExceedsOrder: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'order' },
	settledDiffersFromOrder: { owner: 'finance', dueHours: 72, flow: 'settlements', recordType: 'order' },
	settledVatDiffers: { owner: 'finance', dueHours: 72, flow: 'settlements', recordType: 'order' },
	// chain and file
	settlementChainBroken: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	reserveDisagrees: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	settlementWaits: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	seriesUndecided: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	boardUnreadable: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	amazonTotalDiffers: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	settlementMissing: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	futurePeriod: { owner: 'finance', dueHours: 72, flow: 'settlements', recordType: 'settlement' },
	identityFails: { owner: 'support', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	settlementNotSupported: { owner: 'finance', dueHours: 24, flow: 'settlements', recordType: 'settlement' },
	// allocations
	allocationUnclear: { owner: 'finance', dueHours: 72, flow: 'allocations', recordType: 'order' },
	settledNotInvoiced: { owner: 'operations', dueHours: 72, flow: 'allocations', recordType: 'order' },
	orderMoneyUnusable: { owner: 'support', dueHours: 24, flow: 'allocations', recordType: 'order' },
	// FBA stock
	fbaReasonUnknown: { owner: 'operations', dueHours: 72, flow: 'fba', recordType: 'fbaEvent' },
	fbaEventUnclear: { owner: 'operations', dueHours: 72, flow: 'fba', recordType: 'fbaEvent' },
	fbaPairIncomplete: { owner: 'operations', dueHours: 72, flow: 'fba', recordType: 'fbaEvent' },
	fbaProductRedefined: { owner: 'operations', dueHours: 72, flow: 'fba', recordType: 'fbaEvent' },
	fbaUnknownSku: { owner: 'ecommerce', dueHours: 24, flow: 'fba', recordType: 'fbaEvent' },
	fbaCostMissing: { owner: 'finance', dueHours: 24, flow: 'fba', recordType: 'fbaEvent' },
	fbaFoundWithoutLoss: { owner: 'operations', dueHours: 72, flow: 'fba', recordType: 'fbaEvent' },
	fbaLostNotPaid: { owner: 'operations', dueHours: 72, flow: 'fba', recordType: 'reimbursement' },
	fbaPaidWithoutLoss: { owner: 'finance', dueHours: 72, flow: 'fba', recordType: 'reimbursement' },
	fbaDrift: { owner: 'operations', dueHours: 72, flow: 'fba', recordType: 'stockItem' },
	// returns
	returnUnclear: { owner: 'operations', dueHours: 48, flow: 'returns', recordType: 'return' },
	returnAlreadyInSage: { owner: 'operations', dueHours: 48, flow: 'returns', recordType: 'return' },
	returnWithoutRefund: { owner: 'support', dueHours: 72, flow: 'returns', recordType: 'return' },
	refundWithoutReturn: { owner: 'operations', dueHours: 72, flow: 'returns', recordType: 'return' },
	// stock
	stockFigureUnclear: { owner: 'operations', dueHours: 8, flow: 'stock', recordType: 'listing' },
	stockItemMissing: { owner: 'ecommerce', dueHours: 24, flow: 'stock', recordType: 'listing' },
	quantityRefused: { owner: 'ecommerce', dueHours: 8, flow: 'stock', recordType: 'listing' },
	quantityNotSent: { owner: 'support', dueHours: 4, flow: 'stock', recordType: 'listing' },
	listingDiffers: { owner: 'ecommerce', dueHours: 24, flow: 'stock', recordType: 'listing' },
	listingWithoutStockItem: { owner: 'ecommerce', dueHours: 24, flow: 'stock', recordType: 'listing' },
	openOrderUnclear: { owner: 'operations', dueHours: 4, flow: 'stock', recordType: 'order' },
	massZeroStop: { owner: 'operations', dueHours: 2, flow: 'stock', recordType: 'stockStop' },
	// despatches and parcels
	courierUnknown: { owner: 'operations', dueHours: 8, flow: 'dispatch', recordType: 'package' },
	trackingMissing: { owner: 'operations', dueHours: 8, flow: 'dispatch', recordType: 'package' },
	trackingUnusable: { owner: 'operations', dueHours: 8, flow: 'dispatch', recordType: 'package' },
	despatchUnclear: { owner: 'operations', dueHours: 8, flow: 'dispatch', recordType: 'package' },
	despatchShrunk: { owner: 'operations', dueHours: 24, flow: 'dispatch', recordType: 'package' },
	despatchedButCancelled: { owner: 'operations', dueHours: 4, flow: 'dispatch', recordType: 'package' },
	amazonOrderMissing: { owner: 'operations', dueHours: 8, flow: 'dispatch', recordType: 'package' },
	confirmationRefused: { owner: 'operations', dueHours: 8, flow: 'dispatch', recordType: 'package' },
	confirmationFailing: { owner: 'operations', dueHours: 8, flow: 'dispatch', recordType: 'package' },
	confirmationDiffers: { owner: 'operations', dueHours: 8, flow: 'dispatch', recordType: 'package' },
	confirmationNotShown: { owner: 'operations', dueHours: 8, flow: 'dispatch', recordType: 'package' },
	shipmentLate: { owner: 'operations', dueHours: 4, flow: 'shipRisk', recordType: 'package' },
	// posting
	postedInOtherPeriod: { owner: 'finance', dueHours: 24, flow: 'posting', recordType: 'posting' },
	undone: { owner: 'finance', dueHours: 24, flow: 'posting', recordType: 'posting' },
	undoRefused: { owner: 'finance', dueHours: 24, flow: 'posting', recordType: 'posting' },
	refusedByPolicy: { owner: 'finance', dueHours: 24, flow: 'posting', recordType: 'posting' },
	refusedBySage: { owner: 'finance', dueHours: 24, flow: 'posting', recordType: 'posting' },
	closedPeriod: { owner: 'finance', dueHours: 24, flow: 'posting', recordType: 'posting' },
	notSentInTime: { owner: 'support', dueHours: 4, flow: 'posting', recordType: 'posting' },
	outcomeUnknown: { owner: 'support', dueHours: 4, flow: 'posting', recordType: 'posting' },
	postedTwice: { owner: 'finance', dueHours: 4, flow: 'posting', recordType: 'posting' },
	postedDiffers: { owner: 'finance', dueHours: 8, flow: 'posting', recordType: 'posting' },
	postedNotShown: { owner: 'finance', dueHours: 4, flow: 'posting', recordType: 'posting' },
	textTooLong: { owner: 'operations', dueHours: 24, flow: 'posting', recordType: 'posting' },
	ambiguousCode: { owner: 'operations', dueHours: 24, flow: 'posting', recordType: 'posting' },
	notFoundInSage: { owner: 'finance', dueHours: 24, flow: 'posting', recordType: 'posting' },
	// tables that people fill in
	settingsUnusable: { owner: 'finance', dueHours: 4, flow: 'system', recordType: 'settings' },
	settingsDisagree: { owner: 'finance', dueHours: 4, flow: 'system', recordType: 'settings' },
	nominalMapUnusable: { owner: 'finance', dueHours: 8, flow: 'settlements', recordType: 'nominalMap' },
	courierMapUnusable: { owner: 'operations', dueHours: 4, flow: 'dispatch', recordType: 'courierMap' },
	skuMapUnusable: { owner: 'ecommerce', dueHours: 8, flow: 'orders', recordType: 'skuMap' },
	// told to the person at once; in no table
	decisionRefused: { owner: 'finance', dueHours: 24, flow: 'system', recordType: 'decision' },
	// system
	cursorUnreadable: { owner: 'support', dueHours: 4, flow: 'system', recordType: 'cursor' },
	leaseLost: { owner: 'support', dueHours: 4, flow: 'system', recordType: 'run' },
	runFailed: { owner: 'support', dueHours: 4, flow: 'system', recordType: 'run' },
} as const satisfies Record<string, ExceptionKind>;

export type ExceptionKindName = keyof typeof EXCEPTION_KINDS;

/** What an exception may be about that is a record of a flow. All else (a table that people fill in, a cursor, a run) a run needs as a whole. */
const RECORD_TYPES: ReadonlySet<string> = new Set([
	'order',
	'orderFields',
	'settlement',
	'allocation',
	'fbaEvent',
	'reimbursement',
	'stockItem',
	'return',
	'package',
	'posting',
	'listing',
	'stockStop',
	'decision',
]);

/** Whether a kind is about what a run needs as a whole, and not about one order, settlement or posting. A kind that nobody knows is not. */
export const isOfWholeRun = (kind: string): boolean =>
	Object.hasOwn(EXCEPTION_KINDS, kind) && !RECORD_TYPES.has(EXCEPTION_KINDS[kind as ExceptionKindName].recordType);

export interface ExceptionFacts {
	readonly recordId: string;
	readonly message: string;
	readonly remedy: string;
	readonly amount?: string;
	readonly currency?: string;
	/** Tells two refusals of one kind on one record apart, e.g. the SKU. */
	readonly detail?: string;
	readonly recordType?: string;
	/** Who can mend this one, where that is not the owner of the kind. */
	readonly owner?: ExceptionOwner;
	/** Whether its flow can do nothing with the record until it is put right; left out, it cannot. */
	readonly holds?: boolean;
}

/**
 * Builds the record of a refusal. `now` is an ISO 8601 instant given by the caller (the domain reads no clock); the due time
 * is that instant plus the hours of the kind.
 */
export function exceptionOf(kind: ExceptionKindName, facts: ExceptionFacts, now: string): ExceptionRecord {
	const { owner, dueHours, flow, recordType } = EXCEPTION_KINDS[kind];
	return {
		kind,
		owner: facts.owner ?? owner,
		dueAt: new Date(Date.parse(now) + dueHours * 3_600_000).toISOString(),
		flow,
		recordType: facts.recordType ?? recordType,
		recordId: facts.recordId,
		message: facts.message,
		remedy: facts.remedy,
		amount: facts.amount ?? '',
		currency: facts.currency ?? '',
		holds: facts.holds ?? true,
		key: [kind, facts.recordId, facts.detail].filter(Boolean).join('|'),
	};
}
