import { expect, test } from 'vitest';
import { placeSentence, sharedPlace } from './shared-place.ts';

const EXT4 = 0xef53;

test.each([
  ['/home/a/Dropbox/n.commonplace', 'Dropbox'],
  ['/home/a/Dropbox (Personal)/Notes/n.commonplace', 'Dropbox'],
  ['C:\\Users\\a\\OneDrive - The Institute\\n.commonplace', 'OneDrive'],
  ['/Users/a/Library/Mobile Documents/com~apple~CloudDocs/n.commonplace', 'iCloud Drive'],
  [
    '/Users/a/Library/CloudStorage/GoogleDrive-a@example.org/My Drive/n.commonplace',
    'Google Drive',
  ],
  ['/home/a/Nextcloud/n.commonplace', 'Nextcloud'],
  ['/home/a/pCloudDrive/n.commonplace', 'pCloud'],
])('%s lies in a folder that %s copies', (file, name) => {
  expect(sharedPlace(file, () => EXT4)).toEqual({ kind: 'cloud', name });
});

test.each([
  [0x6969, 'NFS'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
])('a file system of number %i is a network’s: %s', (type, name) => {
  expect(sharedPlace('/mnt/n.commonplace', () => type)).toEqual({ kind: 'network', name });
});

test('a path of a server is a network’s', () => {
  expect(sharedPlace('\\\\server\\share\\n.commonplace', () => 0)?.kind).toBe('network');
});

test('a place of one’s own is none of these, whatever its file is called', () => {
  for (const file of [
    '/home/a/n.commonplace',
    '/home/a/Boxes/Dropbox',
    '/home/a/My Dropbox notes/n',
  ]) {
    expect(sharedPlace(file, () => EXT4)).toBeNull();
  }
});

test('what is said of it is whole sentences that name it', () => {
  for (const place of [
    { kind: 'network', name: 'NFS' },
    { kind: 'cloud', name: 'Dropbox' },
  ] as const) {
    expect(placeSentence(place)).toMatch(new RegExp(`^This notebook .*${place.name}.*\\.$`));
  }
});
