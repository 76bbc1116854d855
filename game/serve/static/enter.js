// The facilitator's link carries its code behind the #: it goes into the form and out of the address, then is sent once.
"use strict";

(function () {
  const code = decodeURIComponent(location.hash.slice(1));
  const form = document.getElementById("enter");
  if (code && form) {
    history.replaceState(null, "", location.pathname);
    form.elements.code.value = code;
    form.submit();
  }
})();
