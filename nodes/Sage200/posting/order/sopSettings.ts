import type { IDataObject } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import type { SageClient } from '../../transport/request';

/** The settings of Sales Order Processing, asked for once per run. Throws when Sage cannot be read, or gives none. */
export const sopSettings = async (client: SageClient, cache: RunCache): Promise<IDataObject> =>
	await cache.remember('sop_settings', async () => await client.record('/sop_settings', 'are_prices_tax_inclusive'));
