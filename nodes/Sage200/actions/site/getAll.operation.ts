import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { RunCache } from '../../runCache';
import { SITES_PATH } from '../../transport/headers';
import { toItems } from '../list';
import { clientOf } from '../parameters';

/** One item per company of a site: `site_id` and `company_id` go into the credential. Needs neither. */
export async function execute(this: IExecuteFunctions, _i: number, cache: RunCache): Promise<INodeExecutionData[]> {
	const client = await clientOf(this, cache);
	return toItems((await client.page(SITES_PATH, {}, 'site_id')).value);
}
