export { type CompletedPart, parseCompleteMultipartUpload } from './complete-multipart-upload.js';
export { parseCreateBucketConfiguration } from './create-bucket-configuration.js';
export { type ObjectToDelete, parseDelete } from './delete.js';
export { XML_BYTES_MAX } from './read-xml.js';
export { parseTagging, parseTaggingHeader, type Tag } from './tagging.js';
export { parseVersioningConfiguration } from './versioning-configuration.js';
export { writeErrorXml, writeXml, type XmlElement } from './write-xml.js';
