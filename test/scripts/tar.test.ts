import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tarOf } from '../../scripts/tar';

const bytes = (text: string) => Buffer.from(text);

describe('an archive', () => {
	it('is unpacked by an independent tar, long paths and empty files included', () => {
		const long = `${'folder/'.repeat(20)}file.txt`;
		const folder = mkdtempSync(join(tmpdir(), 'tar-'));
		try {
			writeFileSync(
				join(folder, 'a.tar'),
				tarOf([
					{ path: 'first.json', content: bytes('{"a":1}') },
					{ path: long, content: bytes('x'.repeat(512)) },
					{ path: 'empty', content: bytes('') },
				]),
			);
			execFileSync('tar', ['-xf', 'a.tar'], { cwd: folder });
			expect(readFileSync(join(folder, 'first.json'), 'utf8')).toBe('{"a":1}');
			expect(readFileSync(join(folder, long), 'utf8')).toBe('x'.repeat(512));
			expect(readFileSync(join(folder, 'empty'), 'utf8')).toBe('');
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});

	it('refuses a name that the format cannot hold', () => {
		expect(() => tarOf([{ path: 'x'.repeat(101), content: bytes('') }])).toThrow(/Too long/);
	});
});
