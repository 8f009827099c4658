import type { FastifyInstance, FastifyReply } from 'fastify';
import type { SandboxParts } from '../core/parts';
import { need } from './books/masters';
import { binsOf, moveStock, type HoldingRecord } from './books/stock';
import { COLLECTION } from './books/names';
import { changeTracking, despatchKeyed, takeBack, type KeyedDespatch } from './postings/despatch';
import { archiveEntry, cancelReturn, keyCreditNote, keyReturn, type KeyedCreditNote, type KeyedReturn } from './postings/keyed';
import { lockOrder, needOrder } from './postings/orderChange';
import type { OrderRecord } from './postings/salesOrder';
import { creditReturn, invoiceOrder, type SopInvoiceRecord } from './postings/sopInvoice';
import { Refusal } from './refusal';
import type { Row } from './shapes/shape';
import { decimalText } from './shapes/write';

/** What a person does in Sage's own windows and the API cannot, for tests and the demo. No part of Sage's API; no token needed. */
export function personRoutes(app: FastifyInstance, parts: SandboxParts): void {
	// Any other body counts as none.
	app.addContentTypeParser('*', (_request, payload, done) => {
		payload.resume();
		done(null, undefined);
	});
	app.post<{ Params: { id: string } }>('/sandbox/sage/despatch/:id', async (request, reply) =>
		act(parts, reply, () => {
			const note = despatchKeyed(parts, Number(request.params.id), (request.body as (Row & KeyedDespatch) | undefined) ?? {});
			return { despatchId: note.id, despatchNo: note.despatchNo };
		}),
	);
	despatchRoutes(app, parts);
	app.post<{ Params: { id: string } }>('/sandbox/sage/invoice/:id', async (request, reply) =>
		act(parts, reply, () => factsOf(invoiceOrder(parts, needOrder(parts, Number(request.params.id))))),
	);
	app.post<{ Params: { id: string } }>('/sandbox/sage/credit/:id', async (request, reply) =>
		act(parts, reply, () => factsOf(creditReturn(parts, need<OrderRecord>(parts, COLLECTION.return, Number(request.params.id), 'id')))),
	);
	creditRoutes(app, parts);
	app.post('/sandbox/sage/stock', async (request, reply) =>
		act(parts, reply, () => bookStock(parts, (request.body as Row | undefined) ?? {})),
	);
	app.post<{ Params: { id: string } }>('/sandbox/sage/lock/:id', async (request, reply) =>
		act(parts, reply, () => lockOrder(parts, Number(request.params.id))),
	);
}

/** What a person changes on a despatch note afterwards: its tracking, or its units. */
function despatchRoutes(app: FastifyInstance, parts: SandboxParts): void {
	app.post<{ Params: { id: string } }>('/sandbox/sage/tracking/:id', async (request, reply) =>
		act(parts, reply, () => {
			const note = changeTracking(parts, Number(request.params.id), (request.body as Row | undefined) ?? {});
			return { despatchNo: note.despatch_no };
		}),
	);
	app.post<{ Params: { id: string } }>('/sandbox/sage/take-back/:id', async (request, reply) =>
		act(parts, reply, () => {
			takeBack(parts, Number(request.params.id), (request.body as { units: number }).units);
			return {};
		}),
	);
}

/** Money that goes back, keyed by hand: a return of an order (with the order id or without it), a credit note of the ledger. */
function creditRoutes(app: FastifyInstance, parts: SandboxParts): void {
	app.post<{ Params: { id: string } }>('/sandbox/sage/return/:id', async (request, reply) =>
		act(parts, reply, () => {
			const { id, document_no: documentNo } = keyReturn(parts, Number(request.params.id), request.body as KeyedReturn | undefined);
			return { id, documentNo };
		}),
	);
	app.post<{ Params: { id: string } }>('/sandbox/sage/cancel-return/:id', async (request, reply) =>
		act(parts, reply, () => {
			cancelReturn(parts, Number(request.params.id));
			return {};
		}),
	);
	app.post('/sandbox/sage/credit-note', async (request, reply) =>
		act(parts, reply, () => ({ urn: keyCreditNote(parts, request.body as KeyedCreditNote) })),
	);
	app.post<{ Params: { urn: string } }>('/sandbox/sage/archive/:urn', async (request, reply) =>
		act(parts, reply, () => {
			archiveEntry(parts, Number(request.params.urn));
			return {};
		}),
	);
}

const factsOf = ({ documentNo, urn, net, tax }: SopInvoiceRecord) => ({
	documentNo,
	urn,
	net: decimalText(net, 2),
	tax: decimalText(tax, 2),
});

function act(parts: SandboxParts, reply: FastifyReply, work: () => object): FastifyReply {
	try {
		return reply.send(parts.store.transaction(work));
	} catch (failure) {
		if (failure instanceof Refusal) return reply.status(failure.status).send(failure.body);
		throw failure;
	}
}

/** Goods come in, or are taken out of what is free: `{ stockCode, warehouse, quantity }`, in whole units. */
function bookStock(parts: SandboxParts, { stockCode, warehouse, quantity }: Row): { free: number } {
	const product = parts.store.all(COLLECTION.product).find(({ code }) => code === stockCode);
	const place = parts.store.all(COLLECTION.warehouse).find(({ name }) => name === warehouse);
	const holding = parts.store
		.all<HoldingRecord>(COLLECTION.holding)
		.find(({ productId, warehouseId }) => productId === product?.id && warehouseId === place?.id);
	const bin = holding && binsOf(parts, holding.id)[0];
	if (!bin || !Number.isInteger(quantity)) throw new Refusal(400, 'Give stockCode, warehouse and a whole quantity.');
	moveStock(parts, bin, (quantity as number) * 100_000, 'Stocktake', { reference: 'BY HAND' });
	return { free: Math.floor((bin.inStock + (quantity as number) * 100_000 - bin.allocated) / 100_000) };
}
