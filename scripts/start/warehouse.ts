import axios from 'axios';

interface SageOrder {
	readonly id: number;
	readonly amazonOrderId: string;
	readonly lines: ReadonlyArray<{ readonly code: string; readonly left: number }>;
}
export interface AmazonParcels {
	readonly orderId: string;
	readonly status: string;
	readonly skus: readonly string[];
	readonly packages: ReadonlyArray<{ readonly packageReferenceId: string }>;
}

/** A despatch note that the warehouse made. */
export interface DespatchNote {
	readonly orderId: string;
	readonly despatchId: number;
}

/** What a person keys for one parcel: courier by its id in the demo company, number, and some of the goods. */
interface Parcel {
	readonly courier_id: number;
	readonly consignment_no?: string;
	readonly items?: ReadonlyArray<{ readonly code: string; readonly units: number }>;
}

const [ROYAL_MAIL, DPD, COASTLINE, LETTER] = [1, 2, 3, 4];

/** One of every difficulty, by the SKU that the order is known by. */
const PARCELS: ReadonlyArray<readonly [sku: string, parcels: readonly Parcel[]]> = [
	// Eight mugs are two packs of four, in two parcels.
	['HH-MUG-BLUE-4PK', [parcel(DPD, '15501234567890', [{ code: 'MUG-BLUE', units: 5 }]), parcel(DPD, '15501234567891')]],
	// A carrier that Amazon does not know by name.
	['HH-BOOK-BREAD', [parcel(COASTLINE, 'CP-2210045')]],
	// Its number is not there yet.
	['HH-BOARD-OAK', [parcel(ROYAL_MAIL, 'to follow')]],
	// The rest of an order, by post without tracking.
	['HH-TOWEL-LIN-2PK', [parcel(LETTER)]],
	['HH-KETTLE-17', [parcel(ROYAL_MAIL, 'QK410093827GB')]],
];

function parcel(courier_id: number, consignment_no?: string, items?: Parcel['items']): Parcel {
	return { courier_id, ...(consignment_no !== undefined && { consignment_no }), ...(items && { items }) };
}

const isOpen = ({ status }: AmazonParcels): boolean => status === 'UNSHIPPED' || status === 'PARTIALLY_SHIPPED';

/** Despatches in Sage what Amazon waits for and what is left to despatch, as the people of the demo company would. */
export async function despatchOpenOrders(sandboxUrl: string): Promise<DespatchNote[]> {
	const ask = async <T>(path: string) => (await axios.get<T>(`${sandboxUrl}/sandbox/${path}`, { timeout: 60_000 })).data;
	const [amazon, sage] = await Promise.all([ask<AmazonParcels[]>('amazon/orders'), ask<SageOrder[]>('sage/orders')]);
	const notes: DespatchNote[] = [];
	for (const [sku, parcels] of PARCELS) {
		const open = amazon.filter((order) => isOpen(order) && order.skus.includes(sku)).map(({ orderId }) => orderId);
		const orders = sage.filter(({ amazonOrderId, lines }) => open.includes(amazonOrderId) && lines.some(({ left }) => left > 0));
		const keyed = orders.flatMap(({ id, amazonOrderId }) => parcels.map((body) => ({ id, orderId: amazonOrderId, body })));
		for (const { id, orderId, body } of keyed) {
			const { data } = await axios.post<{ despatchId: number }>(`${sandboxUrl}/sandbox/sage/despatch/${id}`, body, { timeout: 60_000 });
			notes.push({ orderId, despatchId: data.despatchId });
		}
	}
	return notes;
}

export interface DispatchFigures {
	/** Despatch notes that the warehouse made, those that Amazon shows as a package, those that wait for a person. */
	readonly due: number;
	readonly confirmed: number;
	readonly held: number;
	/** Orders whose latest ship time is past. */
	readonly late: number;
}

/** What became of the notes, from outside: Amazon's packages, and the exceptions and the list of ship risks in n8n. */
export function dispatchFigures(
	notes: readonly DespatchNote[],
	amazon: readonly AmazonParcels[],
	exceptions: ReadonlyArray<Readonly<Record<string, unknown>>>,
	shipRisk: ReadonlyArray<Readonly<Record<string, unknown>>>,
): DispatchFigures {
	const isShown = ({ orderId, despatchId }: DespatchNote) =>
		amazon.some(
			(one) => one.orderId === orderId && one.packages.some(({ packageReferenceId }) => packageReferenceId === String(despatchId)),
		);
	const open = exceptions.filter(({ status, flow }) => status === 'open' && flow === 'dispatch');
	return {
		due: notes.length,
		confirmed: notes.filter(isShown).length,
		held: notes.filter((note) => !isShown(note) && open.some(({ recordId }) => recordId === note.orderId)).length,
		late: shipRisk.filter(({ risk }) => risk === 'late').length,
	};
}
