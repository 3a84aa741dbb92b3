/** A plain Node static server, as fast as one gets without a cache in front: everything in memory, found by its address. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [, , listFile = '', port] = process.argv;
const list = JSON.parse(readFileSync(listFile, 'utf8')) as { path: string; type: string; file: string }[];
const files = new Map(list.map(({ path, type, file }) => [path, { type, body: readFileSync(file) }]));

createServer((request, response) => {
	const found = files.get(request.url ?? '');
	if (!found) return response.writeHead(404).end();
	response.writeHead(200, {
		'content-type': found.type,
		'content-encoding': 'br',
		'content-length': found.body.length,
		'cache-control': 'public, max-age=0, must-revalidate',
	});
	return response.end(found.body);
}).listen(Number(port), '127.0.0.1');
