import { NodeOperationError, type IDataObject, type IPollFunctions } from 'n8n-workflow';
import { listOf } from '../../shared/parameters';
import { listAll, listEach, type ListQuery } from '../transport/paging';
import type { SageClient } from '../transport/request';
import { allOf, anyOfBatches, equals, EVERY, TERMS_PER_REQUEST, type Filter } from '../transport/filter';
import { millisecondsOf } from '../transport/stamp';
import type { Change } from './change.types';
import { despatchNotes } from './despatch';

/** One kind of event: where its changes are read. */
export interface TriggerEvent {
	readonly path: string;
	/** Key of the records, for a total order. */
	readonly id: string;
	/** Filter besides the stamp, and fields, as the settings say. */
	query(poll: IPollFunctions, client: SageClient): Promise<Pick<ListQuery, 'filter' | 'expand'>>;
	/** Settings that decide which events there are; a change of them starts anew. */
	settings(poll: IPollFunctions): unknown;
	/** Turns changed records into events; may ask Sage for what belongs to them. `since` is where the poll read from. */
	changesOf(poll: IPollFunctions, client: SageClient, rows: readonly IDataObject[], since: string): Promise<Change[]>;
}

const text = (poll: IPollFunctions, name: string): string => String(poll.getNodeParameter(name, '') ?? '').trim();

/** One event per record and stamp, and per value of the fields that matter: two changes may carry one stamp. */
const byStamp =
	(...fields: string[]) =>
	async (_poll: IPollFunctions, _client: SageClient, rows: readonly IDataObject[]): Promise<Change[]> =>
		rows.map((row) => ({
			key: ['id', 'date_time_updated', ...fields].map((field) => String(row[field])).join(' '),
			stamp: String(row.date_time_updated),
			json: row,
		}));

const salesOrderChanged: TriggerEvent = {
	path: '/sop_orders',
	id: 'id',
	settings: (poll) => text(poll, 'customerReference'),
	query: async (poll, client) => {
		const reference = text(poll, 'customerReference');
		if (reference === '') return {};
		const [customer] = await listAll(
			client,
			'/customers',
			{ filter: equals('reference', reference), select: ['id', 'reference'], orderBy: 'id asc' },
			1,
		);
		if (!customer)
			throw new NodeOperationError(poll.getNode(), `Sage 200 has no customer ${reference}`, {
				description: 'Correct Customer Reference, or empty it for all customers.',
			});
		return { filter: equals('customer_id', Number(customer.id)) };
	},
	changesOf: byStamp('document_status', 'total_gross_value'),
};

/** Of a view that carries the reference itself. Empty for all customers. */
function customerFilter(poll: IPollFunctions): Filter {
	const reference = text(poll, 'customerReference');
	return reference === '' ? EVERY : equals('customer_reference', reference);
}

const warehousesOf = (poll: IPollFunctions): string[] => listOf(poll.getNodeParameter('warehouses', ''));

const stockLevelChanged: TriggerEvent = {
	path: '/warehouse_holdings',
	id: 'id',
	settings: (poll) => warehousesOf(poll).sort(),
	query: async (poll) => {
		const [filter = EVERY, more] = anyOfBatches('warehouse_name', warehousesOf(poll));
		if (more)
			throw new NodeOperationError(poll.getNode(), `More than ${TERMS_PER_REQUEST} warehouses are named`, {
				description: 'Use one trigger for some of them and another for the rest, or empty Warehouses for all.',
			});
		return { filter, expand: ['product'] };
	},
	changesOf: byStamp('free_stock_available_less_reserved', 'quantity_in_stock'),
};

const postingMade: TriggerEvent = {
	path: '/bank_posted_transactions',
	id: 'id',
	settings: (poll) => text(poll, 'ledger'),
	query: async () => ({}),
	// An allocation changes a posting too; only what was made since is an event.
	changesOf: async (_poll, _client, rows, since) =>
		rows
			.filter((row) => millisecondsOf(row.date_time_created ?? row.date_time_updated) >= Date.parse(since))
			.map((row) => ({ key: String(row.id), stamp: String(row.date_time_updated), json: row })),
};

const orderDespatched: TriggerEvent = {
	path: '/sop_order_despatch_line_views',
	id: 'sop_despatch_line_id',
	settings: (poll) => [text(poll, 'customerReference'), poll.getNodeParameter('onlyWithTracking', false)],
	query: async (poll) => ({ filter: customerFilter(poll) }),
	changesOf: async (poll, client, rows, since) => {
		const ofCustomer = customerFilter(poll);
		const notes = await despatchNotes(client, rows, since, async (numbers) => {
			const filters = anyOfBatches('sop_despatch_document_no', numbers).map((batch) => allOf(ofCustomer, batch));
			return await listEach(client, '/sop_order_despatch_line_views', { orderBy: 'sop_despatch_line_id asc' }, filters);
		});
		return poll.getNodeParameter('onlyWithTracking', false) === true ? notes.filter(({ json }) => json.consignmentNo !== '') : notes;
	},
};

/** The event that is chosen. */
export function eventOf(poll: IPollFunctions): TriggerEvent | undefined {
	const name = poll.getNodeParameter('event') as string;
	if (name === 'postingMade' && poll.getNodeParameter('ledger', 'bank') === 'sales')
		return { ...postingMade, path: '/sales_posted_transactions' };
	const events: Readonly<Record<string, TriggerEvent>> = { orderDespatched, postingMade, salesOrderChanged, stockLevelChanged };
	return Object.hasOwn(events, name) ? events[name] : undefined;
}
