import type { ExceptionRecord } from '../exceptions/exception';
import { EXCEPTION_KINDS, exceptionOf, isOfWholeRun, type ExceptionKindName } from '../exceptions/kinds';
import { isOnHold } from '../order/sageState';
import { isOrderId } from '../reference/reference';
import { cell } from '../text/tableRow';
import type { Item, RunInput } from './run.types';

const objectOf = (value: unknown): Item => (typeof value === 'object' && value !== null ? (value as Item) : {});
const isKind = (kind: string): kind is ExceptionKindName => Object.hasOwn(EXCEPTION_KINDS, kind);

/** The settlement of the run, where it is about one. */
export const settlementIdOf = ({ boardRow, settlement }: RunInput): string => boardRow?.settlementId ?? cell(settlement?.settlementId);

/** Whether an item says anything: n8n makes an empty one where a node found nothing. */
export const saysSomething = (item: Item): boolean => Object.keys(item).length > 0;

/** The order or settlement of an item of the posting node. */
export function recordOf(run: RunInput, item: Item): string {
	const subject = objectOf(item.subject);
	const details = objectOf(item.details);
	const own = [
		item.amazonOrderId,
		...(run.flow === 'returns' ? [item.documentNo] : []),
		objectOf(item.salesOrder).customerDocumentNo,
		subject.orderId,
		details.orderId,
		subject.id,
		details.reference,
	]
		.map(cell)
		.find((id) => id !== '');
	return own ?? settlementIdOf(run);
}

/**
 * A failure of a posting node as an exception of its record, or of the table or cursor that the whole run needs; one that names no kind of ours is a
 * failed run of that record.
 */
export function failureOf(run: RunInput, item: Item): ExceptionRecord {
	const details = objectOf(item.details);
	const named = cell(details.kind);
	const kind = isKind(named) ? named : 'runFailed';
	const isWhole = kind !== 'runFailed' && isOfWholeRun(kind);
	const recordId = isWhole ? cell(details.reference) || run.flow : recordOf(run, item) || reportIdOf(run, item) || run.flow;
	const record = exceptionOf(
		kind,
		{
			recordId,
			message: cell(details.message) || cell(item.error) || 'The node gave no message.',
			remedy:
				cell(details.remedy) || 'Open the execution, put right what its message says and run the flow again. Nothing is posted twice.',
			detail: cell(details.secondReference),
			...worthOf(run, item),
		},
		run.now,
	);
	return isWhole ? record : { ...record, flow: run.flow, recordType: typeOf(run, recordId, item) };
}

/** The report that a settlement was to be read from, before anybody knows which settlement it is. */
const reportIdOf = ({ settlement }: RunInput, item: Item): string => cell(item.reportId) || cell(settlement?.reportId);

function typeOf(run: RunInput, recordId: string, item: Item): string {
	if (recordId === run.flow) return 'run';
	if (recordId === reportIdOf(run, item)) return 'report';
	if (run.flow === 'settlements' && isOrderId(recordId)) return 'order';
	return {
		orders: 'order',
		settlements: 'settlement',
		allocations: 'allocation',
		fba: 'fbaEvent',
		returns: 'return',
		stock: 'listing',
		dispatch: 'package',
		shipRisk: 'package',
	}[run.flow];
}

function worthOf({ boardRow }: RunInput, item: Item): { amount: string; currency: string } {
	const order = objectOf(item.salesOrder);
	return { amount: cell(order.expectedGross) || (boardRow?.total ?? ''), currency: cell(order.currency) || (boardRow?.currency ?? '') };
}

/** What was posted and needs a look: the gross of an order that does not agree, an order that Sage keeps back, the balance of clearing. */
export function differenceOf(run: RunInput, item: Item): ExceptionRecord[] {
	if (!isInSage(item)) return [];
	if (['allocations', 'returns', 'stock'].includes(run.flow)) return [];
	if (run.flow === 'orders') return [...grossDifference(run, item), ...keptBack(run, item), ...codesDropped(run, item)];
	return run.flow === 'settlements' || run.flow === 'fba' ? [...clearingDifference(run, item), ...movedPeriods(run, item)] : [];
}

/** Whether Sage holds the record whole. */
export const isInSage = ({ outcome }: Item): boolean => outcome === 'posted' || outcome === 'alreadyPosted';

function grossDifference(run: RunInput, item: Item): ExceptionRecord[] {
	// Without an expected gross the two were not compared.
	if (item.grossAgrees === true || item.expectedGross === undefined) return [];
	const recordId = recordOf(run, item);
	const message = `Sage order ${cell(item.documentNo)} for Amazon order ${recordId} comes to ${cell(item.totalGrossValue)}, but the settlement will pay ${cell(item.expectedGross)}.`;
	const remedy = "Compare the VAT of its lines in Sage with Amazon's order and correct the order in Sage before it is invoiced.";
	const record = exceptionOf(
		'postedDiffers',
		{ recordId, message, remedy, amount: cell(item.expectedGross), recordType: 'order' },
		run.now,
	);
	return [{ ...record, flow: 'orders' }];
}

/** A warning: the order is in Sage, but nothing is allocated and despatched of it while it is on hold. */
function keptBack(run: RunInput, item: Item): ExceptionRecord[] {
	if (!isOnHold(item.documentStatus)) return [];
	const recordId = recordOf(run, item);
	const isOverLimit = item.creditLimitExceeded === true;
	const why = isOverLimit ? ', because the customer is over its credit limit' : '';
	const message = `Sage order ${cell(item.documentNo)} for Amazon order ${recordId} is on hold${why}: no stock is allocated to it.`;
	const remedy = isOverLimit
		? 'Take the order off hold in Sage, and give the marketplace customer a credit limit that open orders do not reach, or 0, which is none.'
		: 'Find out who put the order on hold in Sage, and take it off hold so that it can be despatched.';
	return [exceptionOf('orderOnHold', { recordId, message, remedy, amount: cell(item.totalGrossValue) }, run.now)];
}

/** A warning, once for all orders of a run that lack the same: Sage drops codes that its settings do not let orders have, without a word. */
function codesDropped(run: RunInput, item: Item): ExceptionRecord[] {
	const dropped = Array.isArray(item.notStored) ? item.notStored.map((field) => cell(field)) : [];
	// Every line of a site lacks the same.
	const fields = [...new Set(dropped.map((field) => field.replace(/^line \d+: /, 'line.')))].sort();
	if (fields.length === 0) return [];
	const message = `Sage has not stored ${fields.join(', ')} of orders that were entered, for example of Amazon order ${recordOf(run, item)}.`;
	const remedy =
		'Let analysis codes be changed on orders and on their lines in the settings of Sales Order Processing in Sage, and new values be entered; or take the fields out of orders.orderFields and orders.lineFields. Then set this to resolved.';
	return [exceptionOf('codesNotStored', { recordId: fields.join(', '), message, remedy, holds: false }, run.now)];
}

function clearingDifference(run: RunInput, item: Item): ExceptionRecord[] {
	const { agrees, bankCode, balance, expected } = objectOf(item.clearing);
	if (item.clearing === undefined || agrees === true) return [];
	const [should, others] = run.flow === 'fba' ? ['it passes value on and should show', 'FBA adjustments'] : ['Amazon holds', 'settlements'];
	const message = `After posting, clearing account ${cell(bankCode)} shows ${cell(balance)}, but ${should} ${cell(expected)}.`;
	const remedy = `Look for entries on the clearing account that do not come from ${others}, and correct them in Sage 200.`;
	const facts = {
		recordId: recordOf(run, item),
		message,
		remedy,
		detail: 'clearing',
		amount: cell(balance),
		currency: run.boardRow?.currency ?? '',
	};
	return [{ ...exceptionOf('postedDiffers', { ...facts, recordType: typeOf(run, facts.recordId, item) }, run.now), flow: run.flow }];
}

/** Documents that Sage took and put into another accounting period than that of their date, one exception each. */
function movedPeriods(run: RunInput, item: Item): ExceptionRecord[] {
	const moved = Array.isArray(item.movedPeriods) ? item.movedPeriods.map(objectOf) : [];
	return moved.map(({ secondReference, urn, date, dated, posted }) => {
		const message = `${cell(secondReference)} (URN ${cell(urn)}) is dated ${cell(date)}, in the period ${cell(dated)}, and Sage 200 has it in the nominal ledger of ${cell(posted)}.`;
		const remedy = 'The period of its date is closed for that module. Decide with the accountant whether it stays there.';
		const facts = { recordId: recordOf(run, item), message, remedy, detail: cell(secondReference), currency: run.boardRow?.currency ?? '' };
		return { ...exceptionOf('postedInOtherPeriod', { ...facts, recordType: typeOf(run, facts.recordId, item) }, run.now), flow: run.flow };
	});
}

/** Orders that the run was called for and Amazon did not give. */
export function notOnAmazon({ flow, fetched, seen, now }: RunInput): ExceptionRecord[] {
	const given = new Set(seen.map(({ orderId }) => cell(orderId)));
	const missing = flow === 'orders' ? (fetched?.askedOrderIds ?? []).filter((id) => !given.has(id)) : [];
	return missing.map((recordId) => {
		const message = `Amazon gave no order ${recordId}, for which the import was called.`;
		const remedy =
			'Check the order ID in Seller Central, and that the order belongs to this account; if it was a slip, set this to ignored.';
		return exceptionOf('orderNotOnAmazon', { recordId, message, remedy }, now);
	});
}

/** The lease that could not be kept. */
export function lostLease({ flow, lease, now }: RunInput): ExceptionRecord {
	const holder = cell(lease.heldBy);
	const message = `The run of the flow ${flow} could not renew its lease${holder ? `, which run ${holder} holds since ${cell(lease.heldSince)}` : ''}, and stopped.`;
	const remedy = 'Nothing: the next run goes on where this one stopped. If it comes back, give the lease more minutes in the settings.';
	return exceptionOf('leaseLost', { recordId: flow, message, remedy }, now);
}
