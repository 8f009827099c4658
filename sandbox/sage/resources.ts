import { siteRows } from './collections/masterRows';
import { reading, type Resource } from './resource';
import { SITE } from './shapes/reference';
import { LEDGERS } from './tables/ledgers';
import { OFFICE } from './tables/office';
import { ORDERS } from './tables/orders';
import { STOCK } from './tables/stock';

/** Does not need X-Site and X-Company. */
export const SITES: Resource = reading('sites', SITE, siteRows);

/** Everything else that the simulated API has. */
export const RESOURCES: readonly Resource[] = [...OFFICE, ...LEDGERS, ...ORDERS, ...STOCK];
