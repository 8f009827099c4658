import { spawnSync } from 'node:child_process';
import { engines } from '../../package.json';

/** The launcher is an ES module that runs before anything is installed, so it is asked in a process of its own. */
function explain(said: string): string {
	const code = `import { explain } from './scripts/install.mjs'; process.stdout.write(explain('ci', 'n8n', ${JSON.stringify(said)}));`;
	return spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout;
}

describe('what the launcher says when npm fails', () => {
	it('blames the network when a download fails', () => {
		expect(explain('npm error code ECONNREFUSED\nnpm error syscall connect')).toMatch(
			/^Could not install n8n \(npm ci\)\. A download failed\. [^]*ECONNREFUSED/,
		);
	});

	it('names what is needed to build a native module, even though its download failed first, and shows the cause', () => {
		const stack = Array.from({ length: 12 }, (_, index) => `npm error gyp ERR! stack     at step${index} (file.js:1:1)`).join('\n');
		const words = explain(
			`npm error prebuild-install warn install getaddrinfo ENOTFOUND github.com\nnpm error gyp ERR! stack Error: Could not find any Python installation to use\n${stack}\nnpm error gyp ERR! not ok`,
		);
		expect(words).toContain('install Python 3, make and a C++ compiler');
		expect(words).toContain('Could not find any Python installation to use');
		expect(words).not.toContain('step11');
	});

	it("keeps npm's own words when it knows no reason", () => {
		expect(explain('npm error something new')).toBe(
			"Could not install n8n (npm ci). npm could not finish.\nnpm's last words:\n  npm error something new",
		);
	});
});

it('refuses exactly the versions of Node that package.json rules out', () => {
	expect(engines.node).toBe('>=20.19');
	const versions = ['18.20.8', '20.9.0', '20.18.3', '20.19.0', '22.0.0', '24.1.0'];
	const code = `import { isTooOld } from './scripts/install.mjs'; process.stdout.write(JSON.stringify(${JSON.stringify(versions)}.filter(isTooOld)));`;
	const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
	expect(JSON.parse(stdout)).toEqual(['18.20.8', '20.9.0', '20.18.3']);
});
