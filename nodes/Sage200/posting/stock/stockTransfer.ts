import type { IDataObject } from 'n8n-workflow';
import { quantityNumber } from '../../transport/losslessJson';
import { listAll } from '../../transport/paging';
import type { RunCache } from '../../runCache';
import type { SageClient } from '../../transport/request';
import { dayOf, isDay, sageDate } from '../door/dates';
import { resolveCodes } from '../door/directory';
import { postOnce, type Shown } from '../door/postOnce';
import { done } from '../../../domain/result';
import { refused, type Posting } from '../door/refusal';
import { doorOf, shownRecord, type Write } from '../door/write';
import { allOf, equals } from '../../transport/filter';
import { LENGTHS, tooLong } from '../door/lengths';
import type { PostingContext } from '../door/context';
import { isText, lookUpKey } from '../door/key';

/** Units of one stock item that move from one place to another; the look-up key is the item and both references. */
export interface StockMove {
	readonly stockCode: string;
	readonly fromWarehouse: string;
	/** Name of the bin; may be empty where the warehouse has one bin for the item. */
	readonly fromBin: string;
	readonly toWarehouse: string;
	readonly toBin: string;
	/** Text, more than zero, at most five decimals. */
	readonly quantity: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	readonly reference: string;
	readonly secondReference: string;
}

interface Bin {
	readonly id: number;
	readonly warehouse: string;
	readonly name: string;
}

/** Everything that can be refused without asking Sage, or nothing. */
export function complaintAboutMove(move: StockMove): Posting<void> {
	const bad = (message: string) =>
		refused('identityFails', `Stock transfer of ${move.stockCode}: ${message}`, 'Correct the parameters of this node.');
	if (!/^\d+(\.\d{1,5})?$/.test(move.quantity) || scaled(move.quantity) === 0n)
		return bad(`"${move.quantity}" is no positive quantity with at most five decimals`);
	if (!isDay(move.date)) return bad(`"${move.date}" is no date (YYYY-MM-DD)`);
	if (!move.reference || !move.secondReference) return bad('both references are needed: they tell whether it was posted');
	const long =
		tooLong('reference', move.reference, LENGTHS.reference) ?? tooLong('second reference', move.secondReference, LENGTHS.secondReference);
	return long
		? refused('textTooLong', `Stock transfer of ${move.stockCode}: ${long}`, 'Shorten the text where it comes from.')
		: done(undefined);
}

/**
 * The transfer with the ids of its bins (`POST /stock_transfers`, stock.json). With `createHolding` the item is first kept in the
 * receiving warehouse when it is not, which is a write of its own. Throws when Sage cannot be read.
 */
export async function prepareMove(context: PostingContext, move: StockMove, createHolding: boolean): Promise<Posting<Write<Shown>>> {
	const { client, cache } = context;
	const complaint = complaintAboutMove(move);
	if (!complaint.ok) return complaint;
	const products = await resolveCodes(client, cache, 'products', [move.stockCode]);
	if (!products.ok) return products;
	const warehouses = await resolveCodes(client, cache, 'warehouses', [move.fromWarehouse, move.toWarehouse]);
	if (!warehouses.ok) return warehouses;
	const productId = products.value.idOf(move.stockCode);
	const from = await findBin(client, cache, productId, move.stockCode, {
		name: move.fromWarehouse,
		id: warehouses.value.idOf(move.fromWarehouse),
		bin: move.fromBin,
	});
	if (!from.ok) return from;
	const receiving = { name: move.toWarehouse, id: warehouses.value.idOf(move.toWarehouse), bin: move.toBin };
	const made = createHolding ? await keepIn(context, productId, move.stockCode, receiving) : done(undefined);
	if (!made.ok) return made;
	const to = await findBin(client, cache, productId, move.stockCode, receiving);
	if (!to.ok) return to;
	if (to.value.id === from.value.id)
		return refused(
			'identityFails',
			`Stock transfer of ${move.stockCode}: it moves from and into the same bin`,
			'Correct the parameters of this node.',
		);
	return done(transferOf(client, move, productId, from.value, to.value));
}

function transferOf(client: SageClient, move: StockMove, productId: number, from: Bin, to: Bin): Write<Shown> {
	return {
		name: `Stock transfer ${move.reference} ${move.secondReference} of ${move.stockCode}`,
		key: lookUpKey('stock_transfers', productId, move.reference, move.secondReference),
		method: 'POST',
		path: '/stock_transfers',
		body: {
			product_id: productId,
			bin_holding_from_id: from.id,
			bin_holding_to_id: to.id,
			quantity: quantityNumber(move.quantity),
			date: sageDate(move.date),
			reference: move.reference,
			second_reference: move.secondReference,
		},
		look: async () => shownMoves(await movements(client, productId, move), move, from, to),
	};
}

const MOVEMENT = ['id', 'transaction_type', 'transaction_date', 'reference', 'second_reference', 'warehouse_name', 'bin_name', 'quantity'];

async function movements(client: SageClient, productId: number, move: StockMove): Promise<IDataObject[]> {
	const filter = allOf(
		equals('product_id', productId),
		equals('reference', move.reference),
		equals('second_reference', move.secondReference),
	);
	return await listAll(client, '/product_transaction_views', { filter, select: MOVEMENT, orderBy: 'id asc' });
}

/**
 * Movements under the references as transfers. Whether Sage shows a transfer as one row or as one per bin is not documented, so
 * rows of the two bins are paired, and rows of neither are a transfer each that differs.
 */
export function shownMoves(rows: readonly IDataObject[], move: StockMove, from: Bin, to: Bin): Shown[] {
	const isOf = (row: IDataObject, bin: Bin) =>
		isText(row.warehouse_name, bin.warehouse) && (isText(row.bin_name, bin.name) || String(row.bin_name ?? '') === '');
	const leaving = rows.filter((row) => isOf(row, from));
	const arriving = rows.filter((row) => !leaving.includes(row) && isOf(row, to));
	const strangers = rows.filter((row) => !leaving.includes(row) && !arriving.includes(row)).map((row) => [row]);
	const pairs = Array.from({ length: Math.max(leaving.length, arriving.length) }, (_, index) =>
		[leaving[index], arriving[index]].filter((row) => row !== undefined),
	);
	return [
		...pairs.map((pair) => shownMove(pair, move, [])),
		...strangers.map((row) => shownMove(row, move, [`it is in ${String(row[0].warehouse_name)} ${String(row[0].bin_name ?? '')}`.trim()])),
	];
}

function shownMove(rows: readonly IDataObject[], move: StockMove, differences: readonly string[]): Shown {
	const ids = rows.map(({ id }) => String(id));
	const seen = rows.flatMap((row) => [
		scaled(String(row.quantity)) === scaled(move.quantity) ? '' : `quantity ${String(row.quantity)} instead of ${move.quantity}`,
		dayOf(row.transaction_date) === move.date ? '' : `date ${dayOf(row.transaction_date)} instead of ${move.date}`,
	]);
	return {
		label: `stock movement ${ids.join(' and ')}`,
		urns: ids,
		differences: [...differences, ...new Set(seen.filter((text) => text !== ''))],
	};
}

/** Hundred-thousandths, without sign: whether Sage shows what leaves as negative is not documented. */
function scaled(quantity: string): bigint | undefined {
	const match = /^-?(\d+)(?:\.(\d{0,5})0*)?$/.exec(quantity);
	return match ? BigInt(match[1] + (match[2] ?? '').padEnd(5, '0')) : undefined;
}

interface Place {
	readonly name: string;
	readonly id: number;
	readonly bin: string;
}

async function findBin(client: SageClient, cache: RunCache, productId: number, stockCode: string, place: Place): Promise<Posting<Bin>> {
	const holding = (await holdingsOf(client, cache, productId)).find((row) => Number(row.warehouse_id) === place.id);
	if (!holding) {
		return refused(
			'notFoundInSage',
			`Stock item ${stockCode} is not kept in warehouse ${place.name}`,
			'Add the warehouse to the stock item in Sage 200, or switch on Create Missing Holding for the receiving warehouse.',
		);
	}
	const query = { filter: equals('product_id', productId), select: ['id', 'name', 'warehouse_holding_id'], orderBy: 'id asc' };
	const all = await cache.remember(`bins|${productId}`, async () => await listAll(client, '/bin_holdings', query));
	const bins = all.filter(
		(row) => Number(row.warehouse_holding_id) === Number(holding.id) && (place.bin === '' || isText(row.name, place.bin)),
	);
	if (bins.length === 1) return done({ id: Number(bins[0].id), warehouse: place.name, name: String(bins[0].name) });
	if (bins.length === 0)
		return refused(
			'notFoundInSage',
			`Stock item ${stockCode} has no bin ${place.bin} in warehouse ${place.name}`,
			'Correct the name of the bin, or add the bin to the stock item in Sage 200.',
		);
	return refused(
		'ambiguousCode',
		`Stock item ${stockCode} has ${bins.length} bins in warehouse ${place.name}: ${bins.map(({ name }) => String(name)).join(', ')}`,
		'Name the bin in this node.',
	);
}

const holdingsOf = async (client: SageClient, cache: RunCache, productId: number): Promise<IDataObject[]> =>
	await cache.remember(`holdings|${productId}`, async () => await readHoldings(client, productId));

const readHoldings = async (client: SageClient, productId: number): Promise<IDataObject[]> =>
	await listAll(client, '/warehouse_holdings', {
		filter: equals('product_id', productId),
		select: ['id', 'warehouse_id'],
		orderBy: 'id asc',
	});

/** Keeps the item in the warehouse; an item is kept in a warehouse once, so that the holding is its own look-up key. */
async function keepIn(
	{ client, cache, policy }: PostingContext,
	productId: number,
	stockCode: string,
	{ name, id }: Place,
): Promise<Posting<void>> {
	const isKept = (rows: readonly IDataObject[]) => rows.filter((row) => Number(row.warehouse_id) === id);
	if (isKept(await holdingsOf(client, cache, productId)).length > 0) return done(undefined);
	const write = {
		name: `Holding of ${stockCode} in ${name}`,
		key: `warehouse_holdings|${productId}|${id}`,
		method: 'POST' as const,
		path: '/warehouse_holdings',
		body: { product_id: productId, warehouse_id: id },
		look: async () => isKept(await readHoldings(client, productId)).map((row) => shownRecord(`holding ${String(row.id)}`, row.id, row)),
	};
	const result = await postOnce(doorOf(client, write), policy);
	for (const key of [`holdings|${productId}`, `bins|${productId}`]) cache.forget(key);
	return result.outcome === 'failed' ? { ok: false, refusal: result.refusal } : done(undefined);
}
