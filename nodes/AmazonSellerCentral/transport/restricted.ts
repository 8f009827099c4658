import { OPERATIONS } from './catalogue';
import type { AmazonContext } from './context';
import { amazonWrite } from './request';

/**
 * A restricted data token for one resource, good for about an hour. Still needed by restricted report documents and by reads of
 * orders v0; Orders 2026-01-01 goes by the application's roles instead. `dataElements` is for orders v0 only (tokens 2021-03-01).
 */
export async function restrictedToken(
	this: AmazonContext,
	path: string,
	itemIndex?: number,
	dataElements?: readonly string[],
): Promise<string> {
	const resource = { method: 'GET', path, ...(dataElements ? { dataElements } : {}) };
	const write = { operation: OPERATIONS.createRestrictedDataToken, body: { restrictedResources: [resource] } };
	const { restrictedDataToken } = await amazonWrite.call(this, write, itemIndex);
	return String(restrictedDataToken);
}
