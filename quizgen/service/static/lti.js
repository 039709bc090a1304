// What LTI needs of a browser: keeping a secret in the platform's storage, sending a form on, closing a window.
// What is to be done stands in the attributes of the element "lti"; every page that loads this works without it too.
(() => {
  "use strict";
  const patience = 1500; // milliseconds in which a platform must answer
  const element = document.getElementById("lti");
  const told = element.dataset;

  /** Asks the platform's storage (LTI client-side postMessages); `done` is called once, with what it answers or null. */
  const ask = (message, done) => {
    const above = window.opener || window.parent;
    const keeper = told.target === "_parent" ? above : above.frames[told.target] || above;
    const id = crypto.randomUUID ? crypto.randomUUID() : String(Math.random());
    let over = false;
    const finish = (answer) => {
      if (!over) {
        over = true;
        done(answer);
      }
    };
    window.addEventListener("message", (event) => {
      const said = event.data;
      const ours = event.origin === told.origin && said && said.message_id === id;
      if (ours && said.subject === `${message.subject}.response`) {
        finish(said.error ? null : said);
      }
    });
    setTimeout(() => finish(null), patience);
    keeper.postMessage({ ...message, message_id: id, key: told.key }, told.origin);
  };

  const tasks = {
    store: () => ask({ subject: "lti.put_data", value: told.secret }, () => location.replace(told.there)),
    fetch: () =>
      ask({ subject: "lti.get_data" }, (answer) => {
        element.elements[told.field].value = (answer && answer.value) || "";
        element.submit();
      }),
    send: () => element.submit(),
    close: () => (window.opener || window.parent).postMessage({ subject: "org.imsglobal.lti.close" }, "*"),
  };
  tasks[told.task]();
})();
