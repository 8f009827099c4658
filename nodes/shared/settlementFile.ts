import { createHash } from 'node:crypto';
import { BINARY_ENCODING, type IBinaryData, type IExecuteFunctions } from 'n8n-workflow';
import { SettlementReader } from '../domain/settlement/file/read';
import type { TakeRow } from '../domain/settlement/file/rowReader';
import type { Result } from '../domain/result';
import type { FileRefusal } from '../domain/settlement/file/fileRefusal';
import type { SettlementFacts } from '../domain/settlement/settlement.types';

export interface StoredSettlement {
	readonly result: Result<SettlementFacts, FileRefusal>;
	/** Of the file as it is stored. */
	readonly sha256: string;
}

/**
 * Reads a settlement from n8n's binary storage, handing on row by row: with a storage on disk it is never in memory as a whole. The file is
 * read twice, because its last letter can decide its encoding.
 */
export async function readStoredSettlement(
	context: IExecuteFunctions,
	file: IBinaryData,
	take: TakeRow,
	charset?: string,
): Promise<StoredSettlement> {
	const reader = new SettlementReader(take, charset);
	const hash = createHash('sha256');
	for await (const bytes of await piecesOf(context, file)) {
		reader.survey(bytes);
		hash.update(bytes);
	}
	for await (const bytes of await piecesOf(context, file)) if (!reader.read(bytes)) break;
	return { result: reader.finish(), sha256: hash.digest('hex') };
}

/** A file without an id lies in the item itself: n8n keeps binary data in memory then. */
async function piecesOf({ helpers }: IExecuteFunctions, { id, data }: IBinaryData): Promise<AsyncIterable<Buffer> | Buffer[]> {
	return id ? await helpers.getBinaryStream(id) : [Buffer.from(data, BINARY_ENCODING)];
}
