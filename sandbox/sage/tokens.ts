import type { SandboxParts } from '../core/parts';
import { COLLECTION } from './books/names';

/** Sage's access tokens are seen to live for 8 hours and said to live for one: clients go by `expires_in`. */
export const ACCESS_SECONDS = 3600;
/** Chosen per client at Sage, at most 90 days, counted from the consent. */
const CONSENT_DAYS = 90;
/** A refresh token that was just replaced is still taken for this long, so that two parallel refreshes do not lock a client out. */
export const REPLACED_GRACE_SECONDS = 60;
/** Codes of the authorization redirect are for one use within ten minutes. */
const CODE_SECONDS = 600;

/**
 * Always valid, whatever was refreshed before: credentials can be imported with this token and an expired access token, and they keep
 * working when the sandbox's state is thrown away.
 */
export const INITIAL_REFRESH_TOKEN = 'sandbox-sage-initial-refresh-token';

type TokenRecord = { token: string; expiresAt: number };
type RefreshRecord = { token: string; consentAt: number; replacedAt: number | null };
type CodeRecord = { code: string; redirectUri: string; expiresAt: number; offline: boolean };

export interface TokenAnswer {
	access_token: string;
	refresh_token?: string;
	token_type: 'Bearer';
	expires_in: number;
	scope: string;
}

export const isLiveToken = (parts: SandboxParts, token: string): boolean =>
	parts.store.all(COLLECTION.token).some((each) => each.token === token && (each.expiresAt as number) > parts.clock.now());

/** Forgets an access token before its time. */
export function expireToken(parts: SandboxParts, token: string): void {
	for (const each of parts.store.all(COLLECTION.token)) if (each.token === token) parts.store.delete(COLLECTION.token, each.id);
}

/** A code for the redirect; `offline` says whether the scope asked for a refresh token. */
export function issueCode(parts: SandboxParts, redirectUri: string, offline: boolean): string {
	const code = randomText();
	parts.store.insert(COLLECTION.code, {
		code,
		redirectUri,
		offline,
		expiresAt: parts.clock.now() + CODE_SECONDS * 1000,
	} satisfies CodeRecord);
	return code;
}

/** Trades a code for tokens; undefined when it is unknown, used, late or meant for another redirect. */
export function tradeCode(parts: SandboxParts, code: string, redirectUri: string): TokenAnswer | undefined {
	const found = parts.store.all<{ id: number } & CodeRecord>(COLLECTION.code).find((each) => each.code === code);
	if (!found) return undefined;
	parts.store.delete(COLLECTION.code, found.id);
	if (found.redirectUri !== redirectUri || found.expiresAt <= parts.clock.now()) return undefined;
	return issueTokens(parts, found.offline ? parts.clock.now() : undefined);
}

/** Trades a refresh token for new tokens and replaces it; undefined when it is unknown, replaced or past its 90 days. */
export function tradeRefreshToken(parts: SandboxParts, token: string): TokenAnswer | undefined {
	const now = parts.clock.now();
	if (token === INITIAL_REFRESH_TOKEN) return issueTokens(parts, now);
	const found = parts.store.all<{ id: number } & RefreshRecord>(COLLECTION.refreshToken).find((each) => each.token === token);
	if (!found || found.consentAt + CONSENT_DAYS * 86_400_000 <= now) return undefined;
	if (found.replacedAt !== null && found.replacedAt + REPLACED_GRACE_SECONDS * 1000 <= now) return undefined;
	if (found.replacedAt === null) parts.store.update(COLLECTION.refreshToken, found.id, { replacedAt: now });
	return issueTokens(parts, found.consentAt);
}

function issueTokens(parts: SandboxParts, consentAt: number | undefined): TokenAnswer {
	const now = parts.clock.now();
	for (const old of parts.store.all(COLLECTION.token)) if ((old.expiresAt as number) <= now) parts.store.delete(COLLECTION.token, old.id);
	const accessToken = randomText();
	parts.store.insert(COLLECTION.token, { token: accessToken, expiresAt: now + ACCESS_SECONDS * 1000 } satisfies TokenRecord);
	const answer: TokenAnswer = {
		access_token: accessToken,
		token_type: 'Bearer',
		expires_in: ACCESS_SECONDS,
		scope: 'openid profile email offline_access',
	};
	if (consentAt === undefined) return { ...answer, scope: 'openid profile email' };
	const refreshToken = randomText();
	parts.store.insert(COLLECTION.refreshToken, { token: refreshToken, consentAt, replacedAt: null } satisfies RefreshRecord);
	return { ...answer, refresh_token: refreshToken };
}

const randomText = (): string => crypto.randomUUID().replaceAll('-', '');
