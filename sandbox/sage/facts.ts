import type { FastifyInstance } from 'fastify';
import type { SandboxParts } from '../core/parts';
import { bankBalance, nominalBalances, type BankEntry, type NominalEntry } from './books/ledger';
import type { BankRecord, NominalRecord } from './books/masters';
import { COLLECTION } from './books/names';
import { isStandard, linesOf, outstandingOf, quantityOf } from './books/orderState';
import { binsOf } from './books/stock';
import type { OrderRecord } from './postings/salesOrder';
import { holdingRows } from './collections/stockRows';
import { personRoutes } from './person';
import type { Row } from './shapes/shape';
import { decimalText } from './shapes/write';

const money = (pence: number): string => decimalText(pence, 2);

/** What Sage's books say, for the page, the demo and tests that look from outside. No part of Sage's API; no token needed. */
export async function factRoutes(app: FastifyInstance, { parts }: { parts: SandboxParts }): Promise<void> {
	app.get('/sandbox/sage/summary', async () => summary(parts));
	app.get('/sandbox/sage/ledger', async () => ledger(parts));
	app.get('/sandbox/sage/journal.hledger', async (_request, reply) =>
		reply.header('content-type', 'text/plain; charset=utf-8').send(hledgerJournal(parts)),
	);
	app.get<{ Params: { code: string } }>('/sandbox/sage/banks/:code', async (request, reply) => {
		const bank = parts.store.all<BankRecord>(COLLECTION.bank).find((each) => each.code === request.params.code);
		return bank ? bankStatement(parts, bank) : reply.status(404).send({ message: 'No such bank' });
	});
	app.get('/sandbox/sage/stock', async () => holdingRows(parts).map((row) => stockFact(parts, row)));
	app.get('/sandbox/sage/orders', async () => orderFacts(parts));
	personRoutes(app, parts);
}

/** Sales orders by their ids, with the goods on them: for a person who works in Sage's own windows. */
const orderFacts = (parts: SandboxParts) =>
	parts.store.all<OrderRecord>(COLLECTION.order).map(({ id, row }) => ({
		id,
		documentNo: row.document_no,
		amazonOrderId: row.customer_document_no ?? '',
		lines: linesOf(row)
			.filter(isStandard)
			.map((line) => ({ code: line.code, units: quantityOf(line, 'line_quantity') / 100_000, left: outstandingOf(line) / 100_000 })),
	}));

function summary(parts: SandboxParts) {
	const orders = parts.store.all<OrderRecord>(COLLECTION.order);
	const balances = nominalBalances(parts);
	const nominals = parts.store.all<NominalRecord>(COLLECTION.nominalCode);
	return {
		salesOrders: orders.length,
		banks: parts.store.all<BankRecord>(COLLECTION.bank).map((bank) => ({
			code: bank.code,
			balance: money(bankBalance(parts, bank.id)),
			transactions: bankEntries(parts, bank.id).length,
		})),
		nominal: nominals.map((nominal) => ({ code: nominal.reference, name: nominal.name, balance: money(balances.get(nominal.id) ?? 0) })),
		nominalBalances: money([...balances.values()].reduce((sum, balance) => sum + balance, 0)),
		orderIds: orders.map(({ row }) => row.customer_document_no ?? ''),
	};
}

const bankEntries = (parts: SandboxParts, bankId: number): BankEntry[] =>
	parts.store.all<BankEntry>(COLLECTION.bankEntry).filter((entry) => entry.bankId === bankId);

function bankStatement(parts: SandboxParts, bank: BankRecord) {
	return {
		code: bank.code,
		balance: money(bankBalance(parts, bank.id)),
		transactions: bankEntries(parts, bank.id).map((entry) => ({
			urn: entry.urn,
			date: entry.day,
			kind: entry.kind,
			reference: entry.reference,
			secondReference: entry.secondReference,
			narrative: entry.narrative,
			source: entry.source,
			amount: money(entry.kind === 'Receipt' ? entry.value : -entry.value),
		})),
	};
}

/** Nominal transactions by number, oldest first, with a debit and a credit column. */
function ledger(parts: SandboxParts) {
	const byUrn = new Map<number, NominalEntry[]>();
	for (const entry of parts.store.all<NominalEntry>(COLLECTION.nominalEntry))
		byUrn.set(entry.urn, [...(byUrn.get(entry.urn) ?? []), entry]);
	return [...byUrn.entries()].map(([urn, entries]) => ({
		urn,
		date: entries[0].day,
		source: entries[0].source,
		reference: entries[0].reference,
		secondReference: entries[0].secondReference,
		entries: entries.map((entry) => {
			const nominal = parts.store.get<NominalRecord>(COLLECTION.nominalCode, entry.nominalId)!;
			return {
				code: nominal.reference,
				name: nominal.name,
				narrative: entry.narrative,
				debit: money(entry.debit),
				credit: money(entry.credit),
			};
		}),
	}));
}

/** The nominal ledger as a plain-text journal (hledger.org, journal format): two spaces part account and amount. */
export function hledgerJournal(parts: SandboxParts): string {
	const transactions = ledger(parts).sort((left, right) =>
		left.date === right.date ? left.urn - right.urn : left.date < right.date ? -1 : 1,
	);
	const blocks = transactions.map((transaction) => {
		// A line break would end the title and a semicolon would begin a comment.
		const title = ([transaction.reference, transaction.secondReference].filter(Boolean).join(' ') || transaction.source).replace(
			/[\r\n;]+/g,
			' ',
		);
		const postings = transaction.entries.map(
			(entry) => `    ${entry.code} ${entry.name}  GBP ${entry.debit === '0.00' ? `-${entry.credit}` : entry.debit}`,
		);
		return [`${transaction.date} (${transaction.urn}) ${title}`, ...postings].join('\n');
	});
	return `${blocks.join('\n\n')}\n`;
}

/** Units of a stock item in a warehouse that keeps it: all of them, and those that are free. */
const stockFact = (parts: SandboxParts, { id, product, warehouse_name: warehouse, free_stock_available_less_reserved: free }: Row) => ({
	stockCode: (product as Row).code,
	warehouse,
	inStock: binsOf(parts, Number(id)).reduce((sum, bin) => sum + bin.inStock, 0) / 100_000,
	free: Math.floor(Number(free) / 100_000),
});
