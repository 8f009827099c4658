import type { IDataObject } from 'n8n-workflow';
import type { ExceptionKindName } from '../../../domain/exceptions/kinds';
import type { DeliveryAddressDraft, SalesOrderLineDraft } from '../../../domain/order/order.types';
import type { RunCache } from '../../runCache';
import { quantityNumber, type RequestFields } from '../../transport/losslessJson';
import type { SageClient } from '../../transport/request';
import { dayOf, isDay, sageDate } from '../door/dates';
import { done } from '../../../domain/result';
import { sameDecimal } from '../../../domain/text/decimal';
import { refused, type Posting } from '../door/refusal';
import { LENGTHS, tooLong } from '../door/lengths';
import { isText } from '../door/key';
import { complaintAboutAddress, complaintAboutOneLine, complaintAboutTexts } from './checkOrder';
import { addressBody, lineBody } from './orderBody';
import { keepsCancelledLines } from './cancelOrder';
import { lineIdentity, linesOf, type OrderChange } from './orderChange';
import { resolveIds } from './postOrder';

/** A line of the order with what is to change of it. */
export interface LineChange {
	/** Stock code, charge code or id of the line. */
	readonly line: string;
	/** Texts with at most five decimals. */
	readonly quantity?: string;
	readonly unitPrice?: string;
	readonly unitDiscount?: string;
	readonly description?: string;
	/** Whether to take the line out of the order. */
	readonly remove?: boolean;
}

export interface OrderUpdate {
	/** `YYYY-MM-DD`. */
	readonly requestedDeliveryDate?: string;
	readonly promisedDeliveryDate?: string;
	/** One character. */
	readonly orderPriority?: string;
	readonly deliveryAddress?: DeliveryAddressDraft;
	/** By the name of Sage's field: analysis codes and spare texts. */
	readonly headerTexts?: Readonly<Record<string, string>>;
	/** Lines to change, and lines to add (those with a `lineType`, as in a new order). */
	readonly lines?: ReadonlyArray<LineChange | SalesOrderLineDraft>;
}

/** One thing that is to hold for the order, and what to send while it does not. */
interface Part {
	readonly holds: (order: IDataObject) => boolean;
	readonly header?: RequestFields;
	readonly line?: (order: IDataObject) => Posting<RequestFields>;
}

/**
 * An update as a change that is worked out on the order as it stands: only what does not hold yet is sent. A line to add is
 * taken as added when the order has one of the same type, item, text, quantity and price; so two equal lines cannot be added.
 * Throws when Sage cannot be read.
 */
export async function prepareUpdate(
	client: SageClient,
	cache: RunCache,
	orderName: string,
	update: OrderUpdate,
): Promise<Posting<OrderChange>> {
	const bad = complaintAboutUpdate(update);
	if (bad) return refused(bad.kind, `Order ${orderName}: ${bad.message}`, 'Correct the changes in this node.');
	const added = (update.lines ?? []).filter(isNew);
	const ids = await resolveIds(client, cache, added);
	if (!ids.ok) return ids;
	const isRemoving = (update.lines ?? []).some((line) => !isNew(line) && line.remove === true);
	const keeps = isRemoving && (await keepsCancelledLines(client, cache));
	const parts = [
		...headerParts(update),
		...added.map((line) => addedPart(lineBody(line, ids.value))),
		...(update.lines ?? []).filter((line): line is LineChange => !isNew(line)).map((change) => changedPart(orderName, change, keeps)),
	];
	if (parts.length === 0) return refused('orderDataMissing', `Order ${orderName}: nothing is to change`, 'Add a change to this node.');
	return done({
		name: `Updating order ${orderName}`,
		holds: (order) => parts.every((part) => part.holds(order)),
		body: (order) =>
			bodyOf(
				parts.filter((part) => !part.holds(order)),
				order,
			),
	});
}

const isNew = (line: LineChange | SalesOrderLineDraft): line is SalesOrderLineDraft => 'lineType' in line;

function complaintAboutUpdate(update: OrderUpdate): { kind: ExceptionKindName; message: string } | undefined {
	const dates = [update.requestedDeliveryDate, update.promisedDeliveryDate].filter((date) => date !== undefined);
	const broken = dates.find((date) => !isDay(date));
	if (broken !== undefined) return { kind: 'orderDataMissing', message: `"${broken}" is no date (YYYY-MM-DD)` };
	const long = tooLong('order priority', update.orderPriority, 1);
	if (long) return { kind: 'textTooLong', message: long };
	const text = complaintAboutAddress(update.deliveryAddress) ?? complaintAboutTexts(update.headerTexts);
	if (text) return text;
	return (update.lines ?? [])
		.map((line) => (isNew(line) ? complaintAboutOneLine(line) : complaintAboutChange(line)))
		.find((complaint) => complaint !== undefined);
}

function complaintAboutChange({
	line,
	quantity,
	unitPrice,
	unitDiscount,
	description,
}: LineChange): { kind: ExceptionKindName; message: string } | undefined {
	if (!line) return { kind: 'orderDataMissing', message: 'a change names no line' };
	const number = [quantity, unitPrice, unitDiscount].find((text) => text !== undefined && !/^-?\d+(\.\d{1,5})?$/.test(String(text)));
	if (number !== undefined)
		return { kind: 'orderDataMissing', message: `"${number}" of line ${line} is no number with at most five decimals` };
	const long = tooLong(`description of line ${line}`, description, LENGTHS.lineDescription);
	return long ? { kind: 'textTooLong', message: long } : undefined;
}

function headerParts({ requestedDeliveryDate, promisedDeliveryDate, orderPriority, deliveryAddress, headerTexts }: OrderUpdate): Part[] {
	const date = (field: string, day: string): Part => ({
		holds: (order) => dayOf(order[field]) === day,
		header: { [field]: sageDate(day) },
	});
	const address = deliveryAddress && addressBody(deliveryAddress);
	const texts = Object.entries(headerTexts ?? {}).map(([field, text]): Part => ({
		holds: (order) => isText(order[field], text),
		header: { [field]: text },
	}));
	return [
		...texts,
		...(requestedDeliveryDate ? [date('requested_delivery_date', requestedDeliveryDate)] : []),
		...(promisedDeliveryDate ? [date('promised_delivery_date', promisedDeliveryDate)] : []),
		...(orderPriority
			? [{ holds: (order: IDataObject) => String(order.order_priority ?? '') === orderPriority, header: { order_priority: orderPriority } }]
			: []),
		...(address
			? [
					{
						holds: (order: IDataObject) => hasAll(order.delivery_address as IDataObject | undefined, address),
						header: { use_invoice_address: false, delivery_address: address },
					},
				]
			: []),
	];
}

const hasAll = (seen: IDataObject | undefined, wanted: RequestFields): boolean =>
	Object.entries(wanted).every(([name, value]) => String(seen?.[name] ?? '') === String(value ?? ''));

function addedPart(body: RequestFields): Part {
	const isThere = (order: IDataObject) => linesOf(order).some((line) => isSameLine(line, body));
	return { holds: isThere, line: () => done(body) };
}

function isSameLine(line: IDataObject, body: RequestFields): boolean {
	const text = (name: string) => isText(line[name], String(body[name] ?? ''));
	const number = (name: string) => body[name] === undefined || sameNumber(line[name], body[name]);
	const isItem = body.product_id !== undefined || body.code !== undefined;
	return (
		text('line_type') &&
		(body.product_id === undefined || Number(line.product_id) === Number(body.product_id)) &&
		(isItem ? text('code') : text('description')) &&
		number('line_quantity') &&
		number('selling_unit_price')
	);
}

function changedPart(orderName: string, change: LineChange, keepsCancelledLines: boolean): Part {
	const { line: name, quantity, unitPrice, unitDiscount, description } = change;
	const wanted: RequestFields = {
		...(quantity === undefined ? {} : { line_quantity: quantityNumber(quantity) }),
		...(unitPrice === undefined ? {} : { selling_unit_price: quantityNumber(unitPrice), selling_unit_price_overridden: true }),
		...(unitDiscount === undefined ? {} : { unit_discount_value: quantityNumber(unitDiscount), unit_discount_overridden: true }),
		...(description === undefined ? {} : { use_description: true, description }),
	};
	const found = (order: IDataObject) => linesOf(order).filter((line) => String(line.id) === name || isText(line.code, name));
	const holds = (line: IDataObject) =>
		(quantity === undefined || sameNumber(line.line_quantity, quantity)) &&
		(unitPrice === undefined || sameNumber(line.selling_unit_price, unitPrice)) &&
		(unitDiscount === undefined || sameNumber(line.unit_discount_value ?? '0', unitDiscount)) &&
		(description === undefined || line.description === description);
	if (change.remove) return removedPart(found, keepsCancelledLines);
	return {
		holds: (order) => found(order).length === 1 && holds(found(order)[0]),
		line: (order) => {
			const lines = found(order);
			if (lines.length === 1) return done({ ...lineIdentity(lines[0]), ...fieldsForType(lines[0], wanted) });
			if (lines.length === 0)
				return refused(
					'notFoundInSage',
					`Order ${orderName} has no line ${name}`,
					'Look at the lines with Sales Order: Get and correct the name of the line.',
				);
			return refused(
				'ambiguousCode',
				`Order ${orderName} has more than one line ${name}`,
				'Name the line by its id, which Sales Order: Get shows.',
			);
		},
	};
}

/** Takes one line out; none of that name is what was wanted, more than one is for people. */
function removedPart(found: (order: IDataObject) => IDataObject[], keepsCancelledLines: boolean): Part {
	return {
		holds: (order) => found(order).length === 0,
		line: (order) => {
			const [line, ...others] = found(order);
			if (others.length > 0)
				return refused(
					'ambiguousCode',
					'A line to take out is named by what several lines have',
					'Name the line by its id, which Sales Order: Get shows.',
				);
			return done({ ...lineIdentity(line), is_to_delete: true, ...(keepsCancelledLines ? { create_cancelled_line: true } : {}) });
		},
	};
}

/** `use_description` and an overridden price are for stock items only (sop.json, field texts). */
function fieldsForType(line: IDataObject, wanted: RequestFields): RequestFields {
	if (/standard/i.test(String(line.line_type))) return wanted;
	const { use_description: _use, selling_unit_price_overridden: _price, unit_discount_overridden: _discount, ...rest } = wanted;
	return rest;
}

function bodyOf(parts: readonly Part[], order: IDataObject): Posting<RequestFields> {
	const lines: RequestFields[] = [];
	for (const part of parts) {
		const line = part.line?.(order);
		if (line?.ok === false) return line;
		if (line) lines.push(line.value);
	}
	const byId = new Map(lines.map((line, index) => [line.id === undefined ? `new ${index}` : String(line.id), line]));
	for (const line of lines) if (line.id !== undefined) byId.set(String(line.id), { ...byId.get(String(line.id)), ...line });
	return done({
		...Object.assign({}, ...parts.map(({ header }) => header ?? {})),
		...(lines.length > 0 ? { lines: [...byId.values()] } : {}),
	});
}

const sameNumber = (seen: unknown, wanted: unknown): boolean => sameDecimal(String(seen ?? ''), String(wanted ?? ''));
