/** Tells the page around the frame how high the look-up is, and nothing else, so that no second scroll bar is needed. */
new ResizeObserver(() => {
  parent.postMessage({ type: 'an-sinh:height', height: document.documentElement.offsetHeight }, '*')
}).observe(document.body)
