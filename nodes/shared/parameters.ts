import { NodeOperationError, type IDataObject, type IExecuteFunctions, type IPollFunctions } from 'n8n-workflow';

type Context = IExecuteFunctions | IPollFunctions;

/** A parameter that cannot be used: what is wrong with which field, and how to put it right. n8n adds which item it was. */
export const refuse = (context: Context, itemIndex: number | undefined, message: string, description: string): NodeOperationError =>
	new NodeOperationError(context.getNode(), message, { itemIndex, description });

/** How many results at most; unlimited with Return All. Throws when Limit is no whole number from 1: nothing would be read, without a word. */
export function limitOf(context: IExecuteFunctions, itemIndex: number): number {
	if (context.getNodeParameter('returnAll', itemIndex, false)) return Number.POSITIVE_INFINITY;
	const value = context.getNodeParameter('limit', itemIndex, 50) as unknown;
	const limit = Number(value);
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw refuse(context, itemIndex, `Limit is not a whole number from 1: "${String(value)}"`, 'Give a number, or switch Return All on.');
}

/** The values of a comma list, of an array or of the JSON text of one; trimmed, without empty ones. */
export function listOf(value: unknown): string[] {
	if (Array.isArray(value)) return value.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
	const text = String(value ?? '').trim();
	const parsed = text.startsWith('[') ? parse(text) : undefined;
	return parsed?.ok && Array.isArray(parsed.value) ? listOf(parsed.value) : listOf(text.split(','));
}

/** A text parameter that must be filled in. */
export function requiredText(context: IExecuteFunctions, name: string, displayName: string, itemIndex: number): string {
	const text = String(context.getNodeParameter(name, itemIndex) ?? '').trim();
	if (text !== '') return text;
	throw refuse(context, itemIndex, `${displayName} is empty`, 'Fill it in, or filter out items that have none.');
}

/** What a JSON field says: the value of its text, or the value that an expression gave; undefined when empty. Throws with the parser's position. */
export function jsonOf(context: IExecuteFunctions, value: unknown, displayName: string, itemIndex: number): unknown {
	if (typeof value !== 'string') return value ?? undefined;
	if (value.trim() === '') return undefined;
	const parsed = parse(value);
	if (parsed.ok) return parsed.value ?? undefined;
	throw refuse(context, itemIndex, `${displayName} is not JSON`, `${parsed.problem}. Give JSON text, or an expression that yields it.`);
}

/** A JSON field that holds an object; undefined when empty. What is in the object is for the caller to check. */
export function jsonObjectOf<T extends object = IDataObject>(
	context: IExecuteFunctions,
	value: unknown,
	displayName: string,
	itemIndex: number,
): T | undefined {
	const json = jsonOf(context, value, displayName, itemIndex);
	if (json === undefined || (typeof json === 'object' && !Array.isArray(json))) return json as T | undefined;
	throw refuse(context, itemIndex, `${displayName} is not an object`, 'Give a JSON object: {"name": "value"}.');
}

/** A JSON field that holds a list of objects; undefined when empty. What is in the objects is for the caller to check. */
export function jsonListOf<T extends object>(
	context: IExecuteFunctions,
	value: unknown,
	displayName: string,
	itemIndex: number,
): T[] | undefined {
	const json = jsonOf(context, value, displayName, itemIndex);
	if (json === undefined) return undefined;
	const remedy = 'Give a JSON array of objects: [{"name": "value"}].';
	if (!Array.isArray(json)) throw refuse(context, itemIndex, `${displayName} is not a list`, remedy);
	const odd = json.findIndex((entry) => typeof entry !== 'object' || entry === null || Array.isArray(entry));
	if (odd >= 0) throw refuse(context, itemIndex, `${displayName} has an entry ${odd + 1} that is not an object`, remedy);
	return json as T[];
}

/** A JSON parameter: see `jsonOf`. */
export const jsonParameter = (context: IExecuteFunctions, name: string, displayName: string, itemIndex: number): unknown =>
	jsonOf(context, context.getNodeParameter(name, itemIndex, ''), displayName, itemIndex);

/** A JSON parameter that holds an object; empty is an object without fields. */
export const jsonObject = (context: IExecuteFunctions, name: string, displayName: string, itemIndex: number): IDataObject =>
	jsonObjectOf(context, context.getNodeParameter(name, itemIndex, ''), displayName, itemIndex) ?? {};

/** A JSON parameter that must hold an object. */
export const requiredObject = <T extends object>(context: IExecuteFunctions, name: string, displayName: string, itemIndex: number): T =>
	filled(context, jsonObjectOf<T>(context, context.getNodeParameter(name, itemIndex, ''), displayName, itemIndex), displayName, itemIndex);

/** A JSON parameter that must hold a list of objects, which may be without entries. */
export const requiredList = <T extends object>(context: IExecuteFunctions, name: string, displayName: string, itemIndex: number): T[] =>
	filled(context, jsonListOf<T>(context, context.getNodeParameter(name, itemIndex, ''), displayName, itemIndex), displayName, itemIndex);

function filled<T>(context: IExecuteFunctions, value: T | undefined, displayName: string, itemIndex: number): T {
	if (value !== undefined) return value;
	throw refuse(context, itemIndex, `${displayName} is empty`, 'Hand over what the node before it puts out, as an expression.');
}

function parse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string } {
	try {
		return { ok: true, value: JSON.parse(text) };
	} catch (error) {
		return { ok: false, problem: (error as Error).message };
	}
}
