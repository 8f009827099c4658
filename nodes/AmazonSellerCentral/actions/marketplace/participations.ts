import { OPERATIONS } from '../../transport/catalogue';
import type { AmazonContext } from '../../transport/context';
import { isRecord, recordsIn, within } from '../../transport/records';
import { amazonRead } from '../../transport/request';

/** A marketplace with what Amazon says of the seller's part in it (sellers v1, MarketplaceParticipation). */
export interface Participation {
	readonly marketplace: {
		readonly id: string;
		readonly name: string;
		readonly countryCode: string;
		readonly defaultCurrencyCode: string;
		readonly defaultLanguageCode: string;
		readonly domainName: string;
	};
	readonly participation: { readonly isParticipating: boolean; readonly hasSuspendedListings: boolean };
	readonly storeName?: string;
}

/** The marketplaces of the account. Amazon allows one such request a minute. */
export async function readParticipations(this: AmazonContext, itemIndex?: number): Promise<Participation[]> {
	const answer = await amazonRead.call(this, { operation: OPERATIONS.getMarketplaceParticipations }, itemIndex);
	return recordsIn(within(answer).payload)
		.filter(({ marketplace }) => isRecord(marketplace))
		.map((each) => each as unknown as Participation);
}
