import { getEndpoints, getOperations, getVersions } from './catalogue';
import { searchListings } from './listings';
import { searchMarketplaces } from './marketplaces';
import { searchReportTypes } from './reportTypes';

/** Lists that the editor shows while a node is filled in. */
export const methods = {
	loadOptions: { getEndpoints, getOperations, getVersions },
	listSearch: { searchListings, searchMarketplaces, searchReportTypes },
};
