import axios from 'axios';
import { SKU_MAP } from '../../sandbox/company/company';
import { SERVICES } from '../../sandbox/company/sage/trade';
import { DEMO_SETTINGS } from '../../sandbox/demo/settings';
import { TABLES } from '../../sandbox/demo/ids';
import type { N8nApi, Row } from './n8nApi';
import type { AmazonParcels } from './warehouse';

export interface AmazonSettlement {
	readonly settlementId: string;
	/** Paid out, and reserve held at its end; decimal strings with two decimals. */
	readonly total: string;
	readonly currentReserve: string;
}

export interface BankStatement {
	readonly code: string;
	readonly balance: string;
	readonly transactions: ReadonlyArray<{ readonly reference: string; readonly amount: string }>;
}

/** One Amazon series with its two bank accounts in Sage. */
export interface SeriesFacts {
	readonly currency: string;
	/** Oldest first, from Amazon's side alone. */
	readonly settlements: readonly AmazonSettlement[];
	readonly clearing: BankStatement;
	readonly current: BankStatement;
}

/** Both simulated systems and the desk tables of n8n, seen from outside. */
export interface Facts {
	readonly amazonOrderIds: readonly string[];
	readonly amazonOrders: readonly AmazonParcels[];
	/** Rows of *Ship risk*. */
	readonly shipRisk: readonly Row[];
	readonly sageOrderIds: readonly string[];
	/** Sum of all nominal balances of Sage, `0.00` when the ledger balances. */
	readonly nominalBalances: string;
	readonly series: readonly SeriesFacts[];
	/** Balance of the account that the value of FBA adjustments passes through. */
	readonly fbaClearing: string;
	/** Rows of the table *Listings*. */
	readonly listings: readonly Row[];
	/** Of each stock item that Amazon is given quantities of: units in all its listings on Amazon, and free units in Sage. */
	readonly offered: ReadonlyArray<{ readonly stockCode: string; readonly offered: number; readonly free: number }>;
	readonly board: readonly Row[];
	readonly exceptions: readonly Row[];
}

interface AmazonSummary {
	readonly series: Readonly<Record<string, { settlements: AmazonSettlement[] }>>;
}
interface SageSummary {
	readonly nominalBalances: string;
	readonly orderIds: string[];
}

interface OfferedListing {
	readonly sku: string;
	readonly quantity: number | null;
}
interface FreeStock {
	readonly stockCode: string;
	readonly warehouse: string;
	readonly free: number;
}

/** By stock item: the demo's map says what is in which listing, its settings which warehouse is offered. Services have no levels: their listings are people's. */
function offeredOf(listings: readonly OfferedListing[], holdings: readonly FreeStock[]): Facts['offered'] {
	const warehouses = new Set(DEMO_SETTINGS.stock.warehouses.map(({ code }) => code));
	return holdings
		.filter(({ stockCode, warehouse }) => warehouses.has(warehouse) && !SERVICES.has(stockCode))
		.map(({ stockCode, free }) => {
			const parts = SKU_MAP.filter((row) => row.stockCode === stockCode);
			const units = parts.map(({ sellerSku, factor }) => (listings.find(({ sku }) => sku === sellerSku)?.quantity ?? 0) * factor);
			return { stockCode, offered: units.reduce((sum, each) => sum + each, 0), free };
		});
}

/** Asks the sandbox and n8n's tables what is there now. */
export async function collectFacts(api: N8nApi, sandboxUrl: string): Promise<Facts> {
	const ask = async <T>(path: string) => (await axios.get<T>(`${sandboxUrl}/sandbox/${path}`, { timeout: 60_000 })).data;
	const [amazon, orders, sage] = await Promise.all([
		ask<AmazonSummary>('amazon/summary'),
		ask<AmazonParcels[]>('amazon/orders'),
		ask<SageSummary>('sage/summary'),
	]);
	const series: SeriesFacts[] = [];
	for (const [currency, { settlements }] of Object.entries(amazon.series)) {
		const banks = DEMO_SETTINGS.series.find((each) => each.currency === currency);
		if (!banks) continue;
		const [clearing, current] = await Promise.all([
			ask<BankStatement>(`sage/banks/${banks.clearing.code}`),
			ask<BankStatement>(`sage/banks/${banks.currentAccount.code}`),
		]);
		series.push({ currency, settlements, clearing, current });
	}
	return {
		amazonOrderIds: orders.map(({ orderId }) => orderId),
		amazonOrders: orders,
		shipRisk: await api.rows(TABLES.shipRisk.id),
		sageOrderIds: sage.orderIds,
		nominalBalances: sage.nominalBalances,
		series,
		fbaClearing: (await ask<BankStatement>(`sage/banks/${DEMO_SETTINGS.fba.clearing.code}`)).balance,
		listings: await api.rows(TABLES.listings.id),
		offered: offeredOf(await ask<OfferedListing[]>('amazon/listings'), await ask<FreeStock[]>('sage/stock')),
		board: await api.rows(TABLES.board.id),
		exceptions: await api.rows(TABLES.exceptions.id),
	};
}
