import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { zoneOf, type View } from '../../../domain/pages/view';
import type { TableRow } from '../../../domain/text/tableRow';
import { textOf } from '../../../domain/text/textOf';
import { NOW, nowField } from '../../fields';
import { readInstant, readObject, readRows, type Parameter } from '../../parameters';

const LISTS = {
	exceptions: ['Exceptions', 'Rows of Bridge exceptions as JSON. Only those that are open are shown.'],
	board: ['Settlement Board', 'Rows of Settlement board as JSON'],
	orderMoney: ['Order Money', 'Rows of Order money as JSON'],
	waiting: ['Waiting Credits', 'Rows of Waiting credits as JSON'],
	runLog: ['Run Log', 'Rows of Run log of the last two days as JSON'],
	leases: ['Leases', 'Rows of Flow leases as JSON'],
	shipRisk: ['Ship Risk', 'Rows of Ship risk as JSON'],
	listings: ['Listings', 'Rows of Listings as JSON'],
	fbaDrift: ['FBA Drift', 'Rows of FBA drift as JSON'],
	trail: ['Order Trail', 'Rows of Order trail of the order as JSON'],
	shipments: ['Shipments', 'Rows of Shipments of the order as JSON'],
	returns: ['Returns', 'Rows of Returns of the order as JSON'],
} as const;

type ListName = keyof typeof LISTS;

/** A parameter that holds rows of a table as JSON, read from the first item. */
export const listField = (name: ListName): INodeProperties => ({
	displayName: LISTS[name][0],
	name,
	type: 'json',
	default: '[]',
	required: true,
	description: LISTS[name][1],
});

export const rowsOf = (context: IExecuteFunctions, name: ListName): TableRow[] =>
	readRows<TableRow>(context, { name, displayName: LISTS[name][0] }, 0);

const SETTINGS: Parameter = { name: 'settings', displayName: 'Settings' };
const QUERY: Parameter = { name: 'query', displayName: 'Query' };

/** Fields that every page has. Settings with faults are no reason to show nothing: only the time zone and names of Sage are taken from them. */
export const pageFields: INodeProperties[] = [
	{
		displayName: 'Query',
		name: 'query',
		type: 'json',
		default: '={{ $json.query }}',
		description: 'What the address asks for as JSON: the query of the Webhook',
	},
	{
		displayName: 'Settings',
		name: 'settings',
		type: 'json',
		default: '[]',
		description: 'Rows of the table Bridge settings as JSON: times are shown in its time zone, London where it has none',
	},
	{ ...nowField, description: 'Instant at which the page is drawn, ISO 8601' },
];

export const settingsOf = (context: IExecuteFunctions): TableRow[] => readRows<TableRow>(context, SETTINGS, 0);

export const viewOf = (context: IExecuteFunctions): View => ({
	now: readInstant(context, NOW, 0),
	zone: zoneOf(settingsOf(context)),
});

/** The named texts of the query; one that is given twice, or is no text, is none. */
export function queryOf<Name extends string>(context: IExecuteFunctions, names: readonly Name[]): Partial<Record<Name, string>> {
	const query = readObject(context, QUERY, 0);
	const given = names.map((name) => [name, textOf(Object.hasOwn(query, name) ? query[name] : '').trim()] as const);
	return Object.fromEntries(given.filter(([, value]) => value !== '')) as Partial<Record<Name, string>>;
}
