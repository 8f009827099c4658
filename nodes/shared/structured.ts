import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { jsonListOf, jsonObject, jsonObjectOf, requiredList } from './parameters';

/** A list or an object that a person fills in field by field, and another node hands over as JSON. */
export interface Structured {
	/** Of the JSON parameter; the one with fields is called `<name>Fields`. */
	readonly name: string;
	readonly displayName: string;
	/** What one entry is called: `Line`. */
	readonly entry: string;
	/** In alphabetical order of their display names. */
	readonly fields: INodeProperties[];
	/** JSON text of a whole example. */
	readonly example: string;
	readonly description: string;
	/** Where it is shown, besides its operation. */
	readonly show?: Record<string, string[]>;
}

const ENTRIES = 'entries';
const FIELDS = 'fields';

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const chooser = (name: string): string => `specify${capital(name)}`;

/** How a parameter is given, its entries with a field each, and its JSON; n8n's HTTP Request has the same choice. */
export function structuredList({ name, displayName, entry, fields, example, description, show = {} }: Structured): INodeProperties[] {
	const when = (how: string) => ({ show: { ...show, [chooser(name)]: [how] } });
	return [
		{
			displayName: `Specify ${displayName}`,
			name: chooser(name),
			type: 'options',
			...(Object.keys(show).length > 0 && { displayOptions: { show } }),
			options: [
				{ name: 'Using Fields Below', value: FIELDS },
				{ name: 'Using JSON', value: 'json', description: 'For what an earlier node hands over' },
			],
			default: FIELDS,
		},
		{ ...collectionOf({ name, displayName, entry, fields, description }), displayOptions: when(FIELDS) },
		{
			displayName,
			name,
			type: 'json',
			displayOptions: when('json'),
			default: '=[]',
			required: true,
			hint: `For example ${example}`,
			description,
		},
	];
}

/** The same for names and their values; the JSON is one object, which may be empty. */
export const structuredPairs = (structured: Omit<Structured, 'entry'>): INodeProperties[] =>
	structuredList({ ...structured, entry: 'Parameter' }).map((property) =>
		property.type === 'json' ? { ...property, default: '{}', required: false } : property,
	);

/** The same inside a collection of options, where nothing can hang on a choice: one option with fields, one with JSON. */
export const structuredOptions = (structured: Structured): INodeProperties[] => [
	collectionOf(structured),
	{
		displayName: `${structured.displayName} (JSON)`,
		name: structured.name,
		type: 'json',
		default: '',
		placeholder: `e.g. ${structured.example}`,
		description: structured.description,
	},
];

const collectionOf = ({ name, displayName, entry, fields, description }: Omit<Structured, 'example' | 'show'>): INodeProperties => ({
	displayName,
	name: `${name}Fields`,
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: `Add ${entry.toLowerCase()}`,
	default: {},
	options: [{ displayName: entry, name: ENTRIES, values: fields }],
	description,
});

/** Fields of one name and one value, for parameters whose names only the foreign system knows. */
export const nameAndValue = (name: string, value: string): INodeProperties[] => [
	{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: `e.g. ${name}` },
	{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: `e.g. ${value}` },
];

/** The entries of a list that `structuredList` shows. A field that was left empty is left out. */
export function structuredListOf<T extends object>(context: IExecuteFunctions, name: string, displayName: string, i: number): T[] {
	if (context.getNodeParameter(chooser(name), i, FIELDS) !== FIELDS) return requiredList<T>(context, name, displayName, i);
	return entriesIn(context.getNodeParameter(`${name}Fields`, i, {})).map(filledFields) as T[];
}

/** Names and their values of what `structuredPairs` shows. The last of two entries of one name counts. */
export function structuredPairsOf(context: IExecuteFunctions, name: string, displayName: string, i: number): IDataObject {
	if (context.getNodeParameter(chooser(name), i, FIELDS) !== FIELDS) return jsonObject(context, name, displayName, i);
	return pairsOf(entriesIn(context.getNodeParameter(`${name}Fields`, i, {})));
}

/** The entries of a list that `structuredOptions` shows, from the values of the collection around it; undefined when neither option is there. */
export function optionalListOf<T extends object>(
	context: IExecuteFunctions,
	options: IDataObject,
	{ name, displayName }: Pick<Structured, 'name' | 'displayName'>,
	i: number,
): T[] | undefined {
	const entries = entriesIn(options[`${name}Fields`]);
	if (entries.length > 0) return entries.map(filledFields) as T[];
	return jsonListOf<T>(context, options[name], displayName, i);
}

/** One object of the fields of its only entry, empty ones too, or of JSON; undefined when neither option is there. */
export function optionalObjectOf<T extends object>(
	context: IExecuteFunctions,
	options: IDataObject,
	{ name, displayName }: Pick<Structured, 'name' | 'displayName'>,
	i: number,
): T | undefined {
	const [entry] = entriesIn(options[`${name}Fields`]);
	if (entry) return entry as T;
	return jsonObjectOf<T>(context, options[name], displayName, i);
}

/** Names and their values, of fields or of JSON; undefined when neither option is there. The last of two entries of one name counts. */
export function optionalPairsOf(
	context: IExecuteFunctions,
	options: IDataObject,
	{ name, displayName }: Pick<Structured, 'name' | 'displayName'>,
	i: number,
): IDataObject | undefined {
	const entries = entriesIn(options[`${name}Fields`]);
	if (entries.length > 0) return pairsOf(entries);
	return jsonObjectOf(context, options[name], displayName, i);
}

function entriesIn(given: unknown): IDataObject[] {
	const entries = (given as Record<string, unknown> | undefined)?.[ENTRIES] ?? [];
	return (Array.isArray(entries) ? entries : [entries]) as IDataObject[];
}

const pairsOf = (entries: readonly IDataObject[]): IDataObject =>
	Object.fromEntries(entries.map(({ name, value }) => [String(name ?? '').trim(), value]).filter(([name]) => name !== ''));

const filledFields = (entry: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== '' && value !== null && value !== undefined));
