/** The addresses of these pages, so that no other place spells them. */

export const welcomeSettings = '/settings/welcome';
export const newTemplateAddress = `${welcomeSettings}/new`;
export const templateAddress = (id: string): string => `${welcomeSettings}/${id}`;
export const templatePreviewAddress = (id: string): string => `${templateAddress(id)}/preview`;
