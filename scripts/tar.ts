/** One file of an archive; the path is at most 255 characters, relative, with forward slashes. */
export interface TarFile {
	readonly path: string;
	readonly content: Uint8Array;
}

const BLOCK = 512;

/** A POSIX ustar archive without owner, mode of the umask or time of day: the same files give the same bytes. */
export function tarOf(files: readonly TarFile[]): Buffer {
	const blocks = files.flatMap(({ path, content }) => [
		headerOf(path, content.length),
		content,
		Buffer.alloc(-content.length & (BLOCK - 1)),
	]);
	return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

function headerOf(path: string, size: number): Buffer {
	const header = Buffer.alloc(BLOCK);
	const { prefix, name } = splitPath(path);
	const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0') + '\0';
	header.write(name, 0);
	header.write(octal(0o644, 7), 100);
	header.write(octal(0, 7), 108);
	header.write(octal(0, 7), 116);
	header.write(octal(size, 11), 124);
	header.write(octal(0, 11), 136);
	header.write(' '.repeat(8), 148); // the checksum is taken with spaces in its own place
	header.write('0', 156);
	header.write('ustar\x0000', 257);
	header.write(prefix, 345);
	header.write(
		octal(
			header.reduce((sum, byte) => sum + byte, 0),
			6,
		) + ' ',
		148,
	);
	return header;
}

/** ustar keeps 100 characters of a name, and 155 of the folders before it. */
function splitPath(path: string): { prefix: string; name: string } {
	if (path.length <= 100) return { prefix: '', name: path };
	const cut = path.indexOf('/', path.length - 101);
	if (cut < 1 || cut > 155) throw new RangeError(`Too long for an archive: ${path}`);
	return { prefix: path.slice(0, cut), name: path.slice(cut + 1) };
}
