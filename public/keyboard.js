// Shortcuts for those who do not like to leave the keyboard. A page names the place of each by data-key;
// every one of them can be reached without this file as well.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  if (typing && event.key !== 'Escape') return;
  const place = document.querySelector(`[data-key="${CSS.escape(event.code === 'KeyN' ? 'n' : event.key)}"]`);
  if (!place) return;
  event.preventDefault();
  if (place instanceof HTMLInputElement) place.select();
  else place.click();
});
