import { COLLECTIONS, type OrderRecord as AmazonOrderRecord, type SettlementRecord } from '../amazon/records';
import type { SandboxParts } from '../core/parts';
import { bankBalance, nominalBalances, type BankEntry } from '../sage/books/ledger';
import type { BankRecord, NominalRecord } from '../sage/books/masters';
import { COLLECTION } from '../sage/books/names';
import type { OrderRecord as SageOrderRecord } from '../sage/postings/salesOrder';

/** Pence as a decimal with two places. */
const money = (pence: number): string =>
	`${pence < 0 ? '-' : ''}${Math.floor(Math.abs(pence) / 100)}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;

/** What the page shows: each Amazon order with its Sage document, settlements with their payout, banks, nominal balances. */
export function bothSides(parts: SandboxParts) {
	const banks = parts.store.all<BankRecord>(COLLECTION.bank).map((bank) => bankSide(parts, bank));
	return {
		orders: orders(parts),
		settlements: settlements(parts, banks),
		banks,
		nominal: nominals(parts),
	};
}

function orders({ store }: SandboxParts) {
	const inSage = new Map<string, SageOrderRecord[]>();
	for (const order of store.all<SageOrderRecord>(COLLECTION.order)) {
		const reference = String(order.row.customer_document_no ?? '');
		inSage.set(reference, [...(inSage.get(reference) ?? []), order]);
	}
	return store.all<AmazonOrderRecord>(COLLECTIONS.orders).map(({ order, settlementId }) => {
		const documents = inSage.get(order.orderId) ?? [];
		return {
			orderId: order.orderId,
			created: order.createdTime,
			channel: order.fulfillment.fulfilledBy === 'AMAZON' ? 'FBA' : 'FBM',
			status: order.fulfillment.fulfillmentStatus,
			total: order.proceeds?.grandTotal.amount ?? null,
			settlementId,
			documents: documents.map(({ row }) => ({ documentNo: String(row.document_no), gross: money(Number(row.total_gross_value)) })),
		};
	});
}

function bankSide(parts: SandboxParts, bank: BankRecord) {
	const entries = parts.store.all<BankEntry>(COLLECTION.bankEntry).filter(({ bankId }) => bankId === bank.id);
	let balance = 0;
	const transactions = entries
		.sort((a, b) => (a.day === b.day ? a.urn - b.urn : a.day < b.day ? -1 : 1))
		.map((entry) => {
			const amount = entry.kind === 'Receipt' ? entry.value : -entry.value;
			balance += amount;
			return {
				date: entry.day,
				urn: entry.urn,
				reference: entry.reference,
				secondReference: entry.secondReference,
				amount: money(amount),
				balance: money(balance),
			};
		});
	return { code: bank.code, name: bank.description, balance: money(bankBalance(parts, bank.id)), transactions };
}

function settlements({ store }: SandboxParts, banks: Array<ReturnType<typeof bankSide>>) {
	const current = banks.find(({ code }) => code === 'CURRENT');
	return store
		.all<SettlementRecord>(COLLECTIONS.settlements)
		.sort((a, b) => Date.parse(a.startDate) - Date.parse(b.startDate))
		.map((settlement) => {
			const payouts = current?.transactions.filter(({ reference }) => reference === settlement.settlementId) ?? [];
			return { ...settlement, payouts: payouts.map(({ date, amount, urn }) => ({ date, amount, urn })) };
		});
}

function nominals(parts: SandboxParts) {
	const balances = nominalBalances(parts);
	return parts.store
		.all<NominalRecord>(COLLECTION.nominalCode)
		.map((nominal) => ({ code: nominal.reference, name: nominal.name, balance: money(balances.get(nominal.id) ?? 0) }))
		.sort((a, b) => a.code.localeCompare(b.code));
}
