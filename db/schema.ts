/** Every table, for the migration generator and for tests; the rest of the house imports the noun it means. */
export * from '#db/schema/audit';
export * from '#db/schema/categories';
export * from '#db/schema/consent';
export * from '#db/schema/contacts';
export * from '#db/schema/counters';
export * from '#db/schema/custom-fields';
export * from '#db/schema/customers';
export * from '#db/schema/drafts';
export * from '#db/schema/files';
export * from '#db/schema/findings';
export * from '#db/schema/firms';
export * from '#db/schema/imports';
export * from '#db/schema/invitations';
export * from '#db/schema/merges';
export * from '#db/schema/notes';
export * from '#db/schema/saved-lists';
export * from '#db/schema/users';
